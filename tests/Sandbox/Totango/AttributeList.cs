namespace Sandbox.Totango;

/// <summary>
/// The attributes of the accounts, among them a name with blanks, two that are the same in snake case, one that is called
/// like a fixed column, the two of an owner, and one of a type that no document names.
/// </summary>
internal sealed class AttributeList
{
    private static readonly AccountAttribute[] _first =
    [
        new("Tier", "text"),
        new("Contract Value", "currency"),
        new("Licenses", "numeric"),
        new("Contract Start Date", "date"),
        new("Segments", "tag"),
        new("account_name", "text"),
        new("Contract_Value", "numeric"),
        new("Reference Number", "numeric"),
        new("Stage", "lifecycle"),
        new("Company Domain", "text"),
        new("Contract Renewal Date", "date"),
        new("Success Manager", "text"),
        new("Remarks", "text"),
    ];

    private static readonly string[] _types = ["text", "numeric", "currency", "date", "tag"];

    private readonly Dictionary<string, AccountAttribute> _byName;

    public AttributeList(int count)
    {
        All =
        [
            .. _first.Take(count),
            .. Enumerable
                .Range(_first.Length, Math.Max(0, count - _first.Length))
                .Select(n => new AccountAttribute($"Attribute {n + 1}", _types[n % _types.Length])),
        ];
        _byName = All.ToDictionary(attribute => attribute.Name);
    }

    public IReadOnlyList<AccountAttribute> All { get; }

    /// <summary>The attribute with exactly this name, or <c>null</c>; what belongs to owners is there in any case.</summary>
    public AccountAttribute? Find(string name) =>
        _byName.GetValueOrDefault(name) ?? (Roles.Of(name) is null ? null : new AccountAttribute(name, "text"));
}
