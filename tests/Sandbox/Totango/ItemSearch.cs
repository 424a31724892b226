using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The search for the items of collections, of which there is one: requests that customers have made.</summary>
internal sealed class ItemSearch(TotangoOptions options, AccountBase accounts, AccountSearch parents) : ITermValues
{
    private static readonly string[] _states = ["Open", "Planned", "Done"];
    private static readonly string[] _priorities = ["Low", "High"];
    private static readonly string[] _people = ["Ada Kran", "Bela Lindt", "Cleo Moser"];

    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var query = SearchQuery.Of(SearchForm.Of(request).Query);
        var asked = Fields.Read(query.Fields, Field);
        var terms = new Terms(this, options.Oddities).Read(query.Terms);
        var count = options.Accounts == 0 ? 0 : options.Items;
        return _reply.Write(
            "collections",
            SearchPage.Of(query, terms, count, item => accounts.IsThere(Account(item)), options.Wall),
            (json, item) =>
            {
                json.WriteString("id", Id(item));
                json.WriteStartObject("account");
                json.WriteString("name", accounts.Id(Account(item)));
                json.WriteNumber("service_id", options.ServiceId);
                json.WriteEndObject();
                Rows.WriteSelected(json, asked, item, options);
            }
        );
    }

    public Func<int, string?>? Text(string term) =>
        term switch
        {
            "identifier" => Id,
            "collection_type" => _ => "Requests",
            _ => null,
        };

    public Func<int, IReadOnlyList<string>?>? Attribute(string attribute) =>
        attribute switch
        {
            "Status" => item => [_states[item % _states.Length]],
            "Priority" => item => item % 4 == 1 ? null : [_priorities[item % _priorities.Length]],
            "Owners" => item => [.. _people.Take(item % 4)],
            _ => null,
        };

    public Func<int, long?>? Time(string term) => null;

    public IEnumerable<int> Identified(string id) => Enumerable.Range(0, options.Items).Where(item => Id(item) == id);

    public Term? Other(string type, JsonElement term)
    {
        if (type != "parent_account" || !term.TryGetProperty("terms", out var terms))
        {
            return null;
        }

        var read = parents.Read(terms);
        return new Term(item => read.All(one => one.Holds(Account(item))));
    }

    /// <summary>Unique within an account only.</summary>
    private static string Id(int item) => $"T-{1 + (item / 2)}";

    private int Account(int item) => accounts.PlaceOf(item % Math.Max(1, options.Accounts));

    private FieldWriter? Field(string type, JsonElement field)
    {
        var attribute = Fields.Named(field, "attribute") ?? "";
        return type switch
        {
            "string_attribute" when Attribute(attribute) is { } texts => attribute == "Owners"
                ? (json, item) =>
                    json.WriteRawValue($"[{string.Join(',', (texts(item) ?? []).Select(JsonText.Quote))}]")
                : (json, item) => json.WriteStringValue(texts(item)?[0]),
            "number_attribute" when attribute == "Effort" => (json, item) => json.WriteRawValue($"{item}.50"),
            "simple_date_attribute" when attribute == "Created" => (json, item) =>
                json.WriteStringValue($"{options.LastDay.AddDays(-1 - item):yyyy-MM-dd}T00:00:00.000Z"),
            _ => null,
        };
    }
}
