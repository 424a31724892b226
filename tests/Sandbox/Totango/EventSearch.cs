using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Totango;

/// <summary>The search for events, and the events of one account.</summary>
internal sealed class EventSearch(TotangoOptions options, AccountBase accounts, EventBase events, EventWriter writer)
    : ITermValues
{
    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var form = SearchForm.Of(request);
        var query = SearchQuery.OfEvents(form.Query);
        var terms = new Terms(this, options.Oddities).Read(query.Terms);
        var only = form.Value("account_id") is { } id ? Rows(id) : null;
        if (options.EventOffset == OffsetForm.Page)
        {
            query = query with { Offset = (int)Math.Min(int.MaxValue, (long)query.Offset * query.Count) };
        }

        var page = SearchPage.Of(
            query,
            only is null ? terms : [Term.Of(only), .. terms],
            events.Count,
            events.IsThere,
            options.Wall
        );
        return _reply.Write("events", page, Write);
    }

    /// <summary>Every event of one account.</summary>
    public Reply AnswerOf(string account) =>
        Reply.Json(200, Lookups.Bytes(new JsonArray([.. Rows(account).Order().Select(writer.Write)])));

    public Func<int, string?>? Text(string term) => null;

    public Func<int, IReadOnlyList<string>?>? Attribute(string attribute) => null;

    public Func<int, long?>? Time(string term) => term == "date" ? number => events.Time(number) : null;

    public Term? Other(string type, JsonElement term) =>
        type == "event_property" && Fields.Named(term, "name") == "event_type" && Fields.Named(term, "eq") is { } wanted
            ? new Term(number => EventBase.Type(number) == wanted)
            : null;

    private HashSet<int> Rows(string account) =>
        accounts.Find(account) is { } place
            ? [.. Enumerable.Range(0, events.Count).Where(number => events.Account(number) == place)]
            : [];

    private void Write(Utf8JsonWriter json, int number)
    {
        foreach (var (name, value) in writer.Write(number))
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }
}
