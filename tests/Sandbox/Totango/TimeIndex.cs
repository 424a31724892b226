namespace Sandbox.Totango;

/// <summary>Places by their times, so that a short period is found without looking at all of them.</summary>
internal sealed class TimeIndex
{
    private readonly long[] _times;
    private readonly int[] _places;

    /// <param name="times">The time of each place.</param>
    public TimeIndex(ReadOnlySpan<long> times)
    {
        _times = times.ToArray();
        _places = [.. Enumerable.Range(0, times.Length)];
        Array.Sort(_times, _places);
    }

    /// <summary>The places with a time in this period, both ends included; <c>null</c> where there are more than so many.</summary>
    public IReadOnlySet<int>? Between(long from, long to, int most)
    {
        var first = FirstFrom(from);
        var behind = to == long.MaxValue ? _times.Length : FirstFrom(to + 1);
        return behind - first > most ? null : _places[Math.Min(first, behind)..behind].ToHashSet();
    }

    /// <summary>How many times are before this one.</summary>
    private int FirstFrom(long time)
    {
        var (low, high) = (0, _times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _times[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
