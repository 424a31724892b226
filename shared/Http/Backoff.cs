namespace Connectors.Http;

/// <summary>Exponential waits with full jitter: any time between nothing and the doubled base, so that callers spread out.</summary>
internal static class Backoff
{
    /// <summary>The wait after attempt number <paramref name="attempt"/>, counted from 0.</summary>
    /// <param name="attempt">The attempt that failed.</param>
    /// <param name="first">The upper end of the first wait.</param>
    /// <param name="cap">The upper end of every wait.</param>
    /// <param name="random">A number from 0 up to 1.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan cap, double random) =>
        Math.Min(first.TotalSeconds * Math.Pow(2, attempt), cap.TotalSeconds) * random * TimeSpan.FromSeconds(1);
}
