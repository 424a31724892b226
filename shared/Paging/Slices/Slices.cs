using System.Runtime.CompilerServices;
using Connectors.Records;

namespace Connectors.Paging;

/// <summary>Reads what a search finds of which only so many records can be reached: time is cut until each piece has no more.</summary>
public static class Slices
{
    /// <summary>
    /// The slices, from the earliest on, each with its first page; the caller disposes of that. One that holds too many although it is
    /// a single millisecond is given out as it is. Costs one request that brings nothing for each slice that is cut.
    /// </summary>
    /// <param name="slices">What to read, from the earliest on.</param>
    /// <param name="most">How many records of a slice can be reached.</param>
    /// <param name="ask">Asks for the first page of a slice, and how many records it holds.</param>
    /// <param name="times">The times of a page's records, in its order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<SliceStart> ReadAsync(
        IEnumerable<TimeSlice> slices,
        long most,
        Func<TimeSlice, CancellationToken, Task<SliceStart>> ask,
        Func<RecordPage, IReadOnlyList<long>> times,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var left = new Stack<TimeSlice>(slices.Reverse());
        while (left.TryPop(out var slice))
        {
            var start = await ask(slice, cancellationToken);
            if (start.Count <= most || slice.IsInstant)
            {
                yield return start;
                continue;
            }

            using (start.Page)
            {
                foreach (var piece in slice.Cut(start.Count, most, times(start.Page)).Reverse())
                {
                    left.Push(piece);
                }
            }
        }
    }
}

/// <summary>What the first request for a slice brought.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Page">Its first page.</param>
/// <param name="Count">How many records the vendor says that it holds.</param>
public sealed record SliceStart(TimeSlice Slice, RecordPage Page, long Count);
