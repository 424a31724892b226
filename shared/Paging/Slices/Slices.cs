using System.Runtime.CompilerServices;
using Connectors.Errors;
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
    /// <exception cref="ConnectorException">The vendor does not filter by time.</exception>
    public static async IAsyncEnumerable<SliceStart> ReadAsync(
        IEnumerable<TimeSlice> slices,
        long most,
        Func<TimeSlice, CancellationToken, Task<SliceStart>> ask,
        Func<RecordPage, IReadOnlyList<long>> times,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var left = new Stack<Piece>(slices.Reverse().Select(slice => new Piece(slice, Of: null)));
        while (left.TryPop(out var piece))
        {
            var start = await ask(piece.Slice, cancellationToken);
            if (piece.Of?.Exceeds(start.Count, most) == true)
            {
                start.Page.Dispose();
                throw ConnectorException.System(
                    $"Parts of a period are said to hold more than twice the {piece.Of.Count} records of the whole: the search does not "
                        + "heed the time that it is asked for."
                );
            }

            if (start.Count <= most || piece.Slice.IsInstant)
            {
                yield return start;
                continue;
            }

            using (start.Page)
            {
                var whole = new Whole(start.Count);
                foreach (var part in piece.Slice.Cut(start.Count, most, times(start.Page)).Reverse())
                {
                    left.Push(new Piece(part, whole));
                }
            }
        }
    }

    /// <summary>A slice that is to be read, and what it was cut from.</summary>
    private readonly record struct Piece(TimeSlice Slice, Whole? Of);

    /// <summary>A slice that was cut: without a count of its parts, a search that ignores the time would be cut for ever.</summary>
    private sealed class Whole(long count)
    {
        private long _inPieces;

        public long Count => count;

        /// <summary>Whether the parts together hold far more than the whole did; some may have come meanwhile.</summary>
        public bool Exceeds(long more, long most) => (_inPieces += more) > (2 * count) + most;
    }
}

/// <summary>What the first request for a slice brought.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Page">Its first page.</param>
/// <param name="Count">How many records the vendor says that it holds.</param>
public sealed record SliceStart(TimeSlice Slice, RecordPage Page, long Count);
