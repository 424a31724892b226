namespace Sandbox;

/// <summary>How a request stands to the limit that it counts against.</summary>
/// <param name="Permits">The permits of a period; <c>null</c> is without limit, and so is what is left.</param>
/// <param name="Remaining">How many are left of them.</param>
/// <param name="Reset">How long until there is a further one; a second where nothing is limited.</param>
/// <param name="IsRefused">Whether the request was beyond the limit.</param>
public readonly record struct RateStanding(int? Permits, int? Remaining, TimeSpan Reset, bool IsRefused)
{
    /// <summary>A request that counts against nothing.</summary>
    public static RateStanding Unlimited { get; } = new(null, null, TimeSpan.FromSeconds(1), false);
}
