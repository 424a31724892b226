using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>The search for users, and what they can be searched for by.</summary>
internal sealed class UserSearch(
    TotangoOptions options,
    AccountBase accounts,
    UserBase users,
    AccountSearch parents,
    AccountFields parentFields
) : ITermValues
{
    private static readonly string[] _titles = ["Buyer", "Customer", "Engineer"];

    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var whole = SearchForm.Of(request).Query;
        var query = SearchQuery.Of(whole);
        var asked = Fields.Read(query.Fields, Field);
        var parent = whole.TryGetProperty("parent_account_fields", out var fields)
            ? Fields.Read(fields, parentFields.Find)
            : [];
        var terms = new Terms(this, options.Oddities).Read(query.Terms);
        return _reply.Write(
            "users",
            SearchPage.Of(query, terms, users.Count, users.IsThere, options.Wall),
            (json, user) => Write(json, user, asked, parent)
        );
    }

    public Func<int, string?>? Text(string term) =>
        term switch
        {
            "identifier" => users.Id,
            "search_name" => users.Name,
            _ => null,
        };

    public Func<int, IReadOnlyList<string>?>? Attribute(string attribute) =>
        Value(attribute) is { } value ? user => value(user) is { } text ? [text] : null : null;

    public Func<int, long?>? Time(string term) =>
        term switch
        {
            "last_activity_time" => users.LastActive,
            "first_activity_time" => users.FirstActive,
            _ => null,
        };

    public IEnumerable<int> Identified(string id) =>
        Enumerable.Range(0, users.Count).Where(user => users.Id(user) == id);

    public Term? Other(string type, JsonElement term)
    {
        if (type != "parent_account" || !term.TryGetProperty("terms", out var terms))
        {
            return null;
        }

        var read = parents.Read(terms);
        return read.FirstOrDefault(one => one.Rows is not null)?.Rows is { } few
            ? Term.Of(few.Where(Holds).SelectMany(users.Of).ToHashSet())
            : new Term(user => Holds(users.Account(user)));

        bool Holds(int account) => read.All(one => one.Holds(account));
    }

    private void Write(
        Utf8JsonWriter json,
        int user,
        IReadOnlyList<FieldWriter> asked,
        IReadOnlyList<FieldWriter> parent
    )
    {
        var account = users.Account(user);
        json.WriteString("name", users.Id(user));
        Rows.WriteText(json, "display_name", users.Name(user));
        json.WriteStartObject("account");
        json.WriteString("name", accounts.Id(account));
        Rows.WriteText(json, "display_name", accounts.Name(account));
        if (parent.Count > 0)
        {
            Rows.WriteSelected(json, parent, account, options);
        }

        json.WriteEndObject();
        Rows.WriteMoment(json, "first_activity_time", users.FirstActive(user), options.HitTimes);
        Rows.WriteMoment(json, "last_activity_time", users.LastActive(user), options.HitTimes);
        if (users.IsOnline(user) is { } online)
        {
            json.WriteBoolean("is_online", online);
        }

        Rows.WriteSelected(json, asked, user, options);
    }

    private FieldWriter? Field(string type, JsonElement field) =>
        type switch
        {
            "string" => Text(Fields.Named(field, "term") ?? "") is { } text
                ? (json, user) => json.WriteStringValue(text(user))
                : null,
            "string_attribute" => Value(Fields.Named(field, "attribute") ?? "") is { } value
                ? (json, user) => json.WriteStringValue(value(user))
                : null,
            "date" => Time(Fields.Named(field, "term") ?? "") is { } time
                ? (json, user) => Rows.WriteMoment(json, time(user))
                : null,
            "named_aggregation" => Fields.Named(field, "aggregation") is "activity_days" or "total_activities"
                ? (json, user) => json.WriteNumberValue(user * 7 % 31)
                : null,
            _ => null,
        };

    private static Func<int, string?>? Value(string attribute) =>
        attribute switch
        {
            "Title" => user => user % 7 == 3 ? null : _titles[user % _titles.Length],
            "Contact" => user => user % 2 == 0 ? "yes" : "no",
            "Key Contact" => user => user % 5 == 0 ? "yes" : null,
            _ => null,
        };
}
