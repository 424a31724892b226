using Connectors.Totango.Search;

namespace Connectors.Totango.Accounts;

/// <summary>What every account has.</summary>
internal static class AccountColumns
{
    /// <summary>The column with the id, which Totango calls name.</summary>
    public const string Id = "account_id";

    /// <summary>The column with the name, which Totango calls display name.</summary>
    public const string Name = "account_name";

    /// <summary>When anybody last used the product there.</summary>
    public const string LastActivityTime = "last_activity_time";

    /// <summary>Of a hit of a search.</summary>
    public static IReadOnlyList<FixedColumn> OfHits { get; } = Columns("name");

    /// <summary>Of a whole account.</summary>
    public static IReadOnlyList<FixedColumn> OfDocuments { get; } = Columns("id");

    /// <summary>What Totango itself knows of an account and a search gives only when asked.</summary>
    public static IReadOnlyList<SearchField> Fields { get; } =
    [SearchField.Term("status_group", "status_group"), SearchField.Term("health", "health", "curr")];

    /// <summary>The names of all columns that are not attributes.</summary>
    public static IEnumerable<string> Names =>
        OfHits.Select(column => column.Column.Name).Concat(Fields.Select(one => one.Column.Name));

    private static FixedColumn[] Columns(string id) =>
        [
            new FixedColumn(Id, id) { IsKey = true },
            new FixedColumn(Name, "display_name"),
            new FixedColumn(LastActivityTime, LastActivityTime) { IsTime = true },
        ];
}
