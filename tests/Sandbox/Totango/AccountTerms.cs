namespace Sandbox.Totango;

/// <summary>What accounts can be searched for by.</summary>
internal sealed class AccountTerms(
    TotangoOptions options,
    AccountBase accounts,
    AttributeList list,
    AttributeValues values,
    Staff staff
) : ITermValues
{
    public Func<int, string?>? Text(string term) =>
        term switch
        {
            "identifier" => accounts.Id,
            "search_name" => accounts.Name,
            "status_group" => accounts.StatusGroup,
            "health" => accounts.Health,
            _ => null,
        };

    public Func<int, IReadOnlyList<string>?>? Attribute(string attribute) =>
        list.Find(attribute) is { FieldType: "string_attribute" } found
            ? place => values.Texts(found, accounts.Number(place))
            : null;

    public Func<int, long?>? Time(string term) =>
        term == "last_activity_time" && !options.Has(Oddities.NoActivityTerm) ? accounts.Time : null;

    public IReadOnlySet<int>? Between(string term, long from, long to) => accounts.ActiveBetween(from, to);

    public IEnumerable<int> Identified(string id) => accounts.Find(id) is { } place ? [place] : [];

    public Func<int, IEnumerable<string>> Owners() =>
        place =>
            Roles.All.Select(role => staff.OwnerOf(role, accounts.Number(place))).OfType<int>().Select(Staff.MailOf);
}
