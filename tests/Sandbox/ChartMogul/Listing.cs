namespace Sandbox.ChartMogul;

/// <summary>A paged list: records by their position in time, and what is filtered out.</summary>
/// <param name="Array">The property of the reply that holds the records.</param>
/// <param name="Count">How many records the account has, before any filter.</param>
/// <param name="At">The time that goes into cursors.</param>
/// <param name="Write">Writes the record with this index.</param>
internal sealed record Listing(
    string Array,
    long Count,
    Func<long, DateTimeOffset> At,
    Action<RecordWriter, long> Write
)
{
    /// <summary>Whether the latest record comes first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>The first index of the list.</summary>
    public long From { get; init; }

    /// <summary>The index behind the last one, or <c>null</c> for <see cref="Count"/>.</summary>
    public long? To { get; init; }

    /// <summary>Whether the record with this index passes the filters.</summary>
    public Func<long, bool> Includes { get; init; } = _ => true;

    /// <summary>The cursor is a page number in disguise, not a place.</summary>
    public bool ByPageNumber { get; init; }

    /// <summary>The indices from this position of the whole list on, in the order of the list.</summary>
    public IEnumerable<long> IndicesFrom(long position)
    {
        var (from, to) = (From, To ?? Count);
        var first = NewestFirst ? Math.Max(position, Count - to) : Math.Max(position, from);
        var end = NewestFirst ? Count - from : to;
        for (var p = first; p < end; p++)
        {
            if (Includes(IndexAt(p)))
            {
                yield return IndexAt(p);
            }
        }
    }

    /// <summary>The position behind a record.</summary>
    public long After(long index) => (NewestFirst ? Count - 1 - index : index) + 1;

    /// <summary>The time of the record before this position, which a cursor shows.</summary>
    public DateTimeOffset TimeBefore(long position) => At(IndexAt(Math.Max(0, position - 1)));

    private long IndexAt(long position) => NewestFirst ? Count - 1 - position : position;
}
