namespace Connectors.ChartMogul.Streams;

/// <summary>A length of time that metrics are summed up over.</summary>
/// <param name="Name">The vendor's word for it.</param>
/// <param name="Adverb">Our word for it, in the names of streams.</param>
/// <param name="Days">Its greatest length.</param>
internal sealed record Interval(string Name, string Adverb, int Days)
{
    public static readonly IReadOnlyList<Interval> All =
    [
        new("day", "daily", 1),
        new("week", "weekly", 7),
        new("month", "monthly", 31),
        new("quarter", "quarterly", 92),
        new("year", "yearly", 366),
    ];

    /// <summary>The intervals of a month and longer, all that some metrics are offered by.</summary>
    public static readonly IReadOnlyList<Interval> FromMonth = [.. All.Where(interval => interval.Days >= 31)];
}

/// <summary>A metric of ChartMogul.</summary>
/// <param name="Name">The schema's name, and what its streams' names are made of.</param>
/// <param name="Path">The vendor's name, the last part of its path.</param>
/// <param name="Intervals">What it is offered by.</param>
internal sealed record Metric(string Name, string Path, IReadOnlyList<Interval> Intervals)
{
    public static readonly Metric CustomerCount = new("customer_count", "customer-count", Interval.All);

    public static readonly IReadOnlyList<Metric> Others =
    [
        new("key_metrics", "all", Interval.All),
        new("mrr", "mrr", Interval.All),
        new("arr", "arr", Interval.All),
        new("arpa", "arpa", Interval.All),
        new("customer_churn_rate", "customer-churn-rate", Interval.All),
        new("mrr_churn_rate", "mrr-churn-rate", Interval.All),
        new("asp", "asp", Interval.FromMonth),
        new("ltv", "ltv", Interval.FromMonth),
    ];
}
