using Connectors.Totango.Accounts;
using Connectors.Totango.Search;

namespace Connectors.Totango.Users;

/// <summary>What every user of an account has. The same user may be one of several accounts.</summary>
internal static class UserColumns
{
    /// <summary>The column with the id, which Totango calls name.</summary>
    public const string Id = "user_id";

    /// <summary>Of a hit of a search.</summary>
    public static IReadOnlyList<FixedColumn> OfHits { get; } =
    [
        new FixedColumn(AccountColumns.Id, "account", "name") { IsKey = true },
        new FixedColumn(Id, "name") { IsKey = true },
        new FixedColumn(AccountColumns.Name, "account", "display_name"),
        new FixedColumn("user_name", "display_name"),
        new FixedColumn("first_activity_time", "first_activity_time") { IsTime = true },
        new FixedColumn(AccountColumns.LastActivityTime, AccountColumns.LastActivityTime) { IsTime = true },
        new FixedColumn("is_online", "is_online"),
    ];
}
