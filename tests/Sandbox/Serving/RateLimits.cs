namespace Sandbox.Serving;

/// <summary>Every rate that a vendor limits.</summary>
internal sealed class RateLimits
{
    private readonly List<(string Prefix, RateLimit Limit)> _limits = [];

    public RateLimits(VendorLimits limits, TimeProvider time)
    {
        // The paths' own come first: a request that one of them refuses has taken nothing from the rest.
        _limits.AddRange(limits.Paths.Select(path => (path.Prefix, new RateLimit(path.Permits, path.Period, time))));
        if (limits.RequestsPerSecond is { } permits)
        {
            _limits.Add(("", new RateLimit(permits, TimeSpan.FromSeconds(1), time)));
        }
    }

    /// <summary>Counts a request to this path; <c>false</c> is one beyond a limit.</summary>
    public bool TryTake(string path) =>
        _limits
            .Where(limit => path.StartsWith(limit.Prefix, StringComparison.Ordinal))
            .All(limit => limit.Limit.TryTake());
}
