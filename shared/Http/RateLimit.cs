namespace Connectors.Http;

/// <summary>
/// A pace that is kept before sending, for all streams together: at most <see cref="Permits"/> a <see cref="Period"/>, evenly
/// spread, of which <see cref="Burst"/> may go out at once after a pause.
/// </summary>
/// <param name="Permits">How many requests a period allows; more than zero.</param>
/// <param name="Period">The period.</param>
public sealed record RateLimit(double Permits, TimeSpan Period)
{
    /// <summary>
    /// How many requests may go out at once. Within any one period at most <see cref="Permits"/> plus this many are sent, so
    /// together they should not pass what the vendor allows.
    /// </summary>
    public int Burst { get; init; } = 1;

    /// <summary>The path, below the base address, whose requests this limit is for; empty for all.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>So many requests a second.</summary>
    public static RateLimit PerSecond(double permits, int burst = 1) =>
        new(permits, TimeSpan.FromSeconds(1)) { Burst = burst };

    /// <summary>So many requests a minute.</summary>
    public static RateLimit PerMinute(double permits, int burst = 1) =>
        new(permits, TimeSpan.FromMinutes(1)) { Burst = burst };

    /// <summary>The same limit, for the paths that begin like this only.</summary>
    public RateLimit On(string pathPrefix) => this with { PathPrefix = pathPrefix };
}
