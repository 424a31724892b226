namespace Connectors.Tests.Paging;

/// <summary>Times as accounts have them: most of the last days, few of the years before.</summary>
internal static class SkewedTimes
{
    private const long Now = 1_767_225_600_000;
    private const double TenYears = 10 * 365 * 86_400_000.0;

    /// <summary>So many times, in no order.</summary>
    public static long[] Of(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Now - (long)(TenYears * Math.Pow(random.NextDouble(), 6)))];
}
