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
                // Without a limit of its own it must not be taken for a call of a job.
                .. PerMinute("/api/export/data.", options.ExportsPerMinute ?? int.MaxValue),
                .. options.JobCallsPerSecond is { } calls
                    ? [new PathLimit("/api/export/", calls, TimeSpan.FromSeconds(1))]
                    : Array.Empty<PathLimit>(),
                .. PerMinute("/api/lists/getUsers", options.GetUsersPerMinute),
                .. PerMinute("/api/campaigns/metrics", options.MetricsPerMinute),
            ],
        };

    private static IEnumerable<PathLimit> PerMinute(string prefix, int? permits) =>
        permits is { } number ? [new PathLimit(prefix, number, TimeSpan.FromMinutes(1))] : [];
}
