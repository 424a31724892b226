using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>The search for accounts.</summary>
internal sealed class AccountSearch(
    TotangoOptions options,
    AccountBase accounts,
    AccountTerms terms,
    AccountFields fields,
    AccountChanges changes
)
{
    private readonly Terms _terms = new(terms, options.Oddities);
    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var query = SearchQuery.Of(SearchForm.Of(request).Query);
        var asked = Asked(query);
        var page = Find(query, options.Wall);
        var reply = _reply.Write("accounts", page, Write);
        changes.After(page.Rows);
        return reply;

        void Write(Utf8JsonWriter json, int place)
        {
            json.WriteString("name", accounts.Id(place));
            Rows.WriteText(json, "display_name", accounts.Name(place));
            Rows.WriteMoment(json, "last_activity_time", accounts.Time(place), options.HitTimes);
            Rows.WriteSelected(json, asked, place, options);
        }
    }

    /// <summary>The accounts that a query asks for.</summary>
    public SearchPage Find(SearchQuery query, int? wall) =>
        SearchPage.Of(query, _terms.Read(query.Terms), accounts.Places, accounts.IsThere, wall);

    /// <summary>The fields that a query asks for.</summary>
    /// <exception cref="QueryException">There is a field that is not understood.</exception>
    public IReadOnlyList<FieldWriter> Asked(SearchQuery query) => Fields.Read(query.Fields, fields.Find);

    /// <summary>The terms that a search for something else has for its accounts.</summary>
    public IReadOnlyList<Term> Read(JsonElement query) => _terms.Read(query);
}
