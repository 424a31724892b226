namespace Sandbox.Serving;

/// <summary>Every rate that a vendor limits.</summary>
internal sealed class RateLimits(VendorLimits limits, TimeProvider time)
{
    private readonly List<(string Prefix, RateLimit Limit)> _paths =
    [
        .. limits.Paths.Select(path => (path.Prefix, new RateLimit(path.Permits, path.Period, time))),
    ];

    private readonly RateLimit? _all = limits.RequestsPerSecond is { } permits
        ? new RateLimit(permits, TimeSpan.FromSeconds(1), time)
        : null;

    /// <summary>Counts a request to this path and says how it stands to the limit that it met first.</summary>
    public RateStanding Take(string path)
    {
        // The path's own comes first: a request that it refuses takes nothing from the rest.
        var own = _paths.FirstOrDefault(limit => path.StartsWith(limit.Prefix, StringComparison.Ordinal)).Limit?.Take();
        if (own is { IsRefused: true } refused)
        {
            return refused;
        }

        var all = _all?.Take();
        return all is { IsRefused: true } beyond ? beyond : own ?? all ?? RateStanding.Unlimited;
    }
}
