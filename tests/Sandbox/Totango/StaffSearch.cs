using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The search for the people who work with Totango; without <c>team_id=-1</c> it finds those of one team.</summary>
internal sealed class StaffSearch(TotangoOptions options, Staff staff) : ITermValues
{
    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var form = SearchForm.Of(request);
        var query = SearchQuery.Of(form.Query);
        var asked = Fields.Read(
            query.Fields,
            (type, field) => type == "string_attribute" ? Field(Fields.Named(field, "attribute") ?? "") : null
        );
        var terms = new Terms(this, options.Oddities).Read(query.Terms);
        var isAll = form.Value("team_id") == "-1";
        return _reply.Write(
            "users",
            SearchPage.Of(query, terms, staff.Count, person => isAll || person % 3 == 0, options.Wall),
            (json, person) =>
            {
                json.WriteString("name", Staff.MailOf(person));
                json.WriteString("display_name", Staff.NameOf(person));
                Rows.WriteSelected(json, asked, person, options);
            }
        );
    }

    public Func<int, string?>? Text(string term) =>
        term switch
        {
            "identifier" => Staff.MailOf,
            "search_name" => Staff.NameOf,
            _ => null,
        };

    public Func<int, IReadOnlyList<string>?>? Attribute(string attribute) =>
        attribute switch
        {
            "First Name" => person => [Staff.FirstName(person)],
            "Last Name" => person => [Staff.LastName(person)],
            "License" => person => [Staff.License(person)],
            "__internal_status" => person => [Staff.Status(person)],
            "__internal_role" => person => [Staff.Role(person)],
            "__internal_teams" => Staff.Teams,
            _ => null,
        };

    public Func<int, long?>? Time(string term) => null;

    public IEnumerable<int> Identified(string id) =>
        Enumerable.Range(0, staff.Count).Where(person => Staff.MailOf(person) == id);

    private FieldWriter? Field(string attribute) =>
        Attribute(attribute) is not { } values ? null
        : attribute == "__internal_teams"
            ? (json, person) =>
                json.WriteRawValue($"[{string.Join(',', (values(person) ?? []).Select(JsonText.Quote))}]")
        : (json, person) => json.WriteStringValue(values(person)?[0]);
}
