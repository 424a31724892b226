using System.Numerics;

namespace Sandbox.Iterable;

/// <summary>Records by a walk that comes by each of them once, in leaps, so that dates go up and down.</summary>
internal static class Unsorted
{
    /// <summary>The records of a half-open window; a bound that is <c>null</c> is none.</summary>
    public static List<long> Between(IExport export, DateTimeOffset? start, DateTimeOffset? end)
    {
        var indices = new List<long>();
        var leap = LeapFor(export.Count);
        for (
            var (step, index) = (0L, export.Count / 2);
            step < export.Count;
            step++, index = (index + leap) % export.Count
        )
        {
            var at = export.At(index);
            if (!(at < start) && !(at >= end))
            {
                indices.Add(index);
            }
        }

        return indices;
    }

    /// <summary>About the golden section of all, and without a common divisor, so that no record is met twice.</summary>
    private static long LeapFor(long count)
    {
        var leap = Math.Max(1, (long)(count * 0.618));
        while (BigInteger.GreatestCommonDivisor(leap, count) > 1)
        {
            leap++;
        }

        return leap;
    }
}
