namespace BrokenConnector.Shop;

/// <summary>The time of the shop: its last day, and never another.</summary>
internal sealed class ShopClock : TimeProvider
{
    /// <summary>The day.</summary>
    public static DateTimeOffset Today { get; } = new(2024, 4, 29, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Today;
}
