namespace Sandbox.Totango;

/// <summary>What a token may not see, and how that is said.</summary>
internal static class Refusals
{
    public const string Attributes = "attributes";
    public const string Scroll = "scroll";
    public const string Staff = "staff";
    public const string Scim = "scim";
    public const string Events = "events";
    public const string Audit = "audit";

    private static readonly IReadOnlyList<(string Name, string Prefix, int Status)> _all =
    [
        (Attributes, "/api/v1/attributes.json", 403),
        (Scroll, "/api/v2/accounts/scan_and_scroll_search_accounts", 404),
        (Staff, "/api/v1/search/users/internal", 403),
        (Scim, "/api/v2/scim/", 403),
        (Events, "/api/v2/events", 403),
        (Audit, "/api/v2/audit", 403),
    ];

    public static IEnumerable<string> Names => _all.Select(refusal => refusal.Name);

    /// <summary>The status that the path is refused with, or <c>null</c>.</summary>
    public static int? StatusOf(string path, IReadOnlySet<string> refused)
    {
        foreach (var (name, prefix, status) in _all)
        {
            if (refused.Contains(name) && path.StartsWith(prefix, StringComparison.Ordinal))
            {
                return status;
            }
        }

        return null;
    }
}
