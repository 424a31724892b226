namespace Sandbox.Iterable;

/// <summary>What a project may ask how often.</summary>
internal static class IterableLimits
{
    public static VendorLimits Of(IterableOptions options) =>
        new()
        {
            RequestsPerSecond = options.RequestsPerSecond,
            Paths =
            [
                .. PerMinute("/api/export/data.", options.ExportsPerMinute),
                .. PerMinute("/api/lists/getUsers", options.GetUsersPerMinute),
                .. PerMinute("/api/campaigns/metrics", options.MetricsPerMinute),
            ],
        };

    private static IEnumerable<PathLimit> PerMinute(string prefix, int? permits) =>
        permits is { } number ? [new PathLimit(prefix, number, TimeSpan.FromMinutes(1))] : [];
}
