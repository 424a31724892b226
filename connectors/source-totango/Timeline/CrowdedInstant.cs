using Connectors.Records;
using Connectors.Totango.Client;

namespace Connectors.Totango.Timeline;

/// <summary>
/// The events of one millisecond that are more than an answer holds. What the offset counts is found out by the second answer: if it
/// begins with the second event of the first, it counts events, and else pages.
/// </summary>
/// <param name="read">Asks for the answer of an offset.</param>
internal sealed class CrowdedInstant(Func<long, CancellationToken, Task<RecordPage>> read)
{
    private readonly SeenKeys _seen = new(TimelineColumns.Id);
    private readonly List<RecordPage> _pages = [];

    /// <summary>How many events came.</summary>
    public long Count => _seen.Count;

    /// <summary>All pages, each event once. They end where an answer brings nothing new.</summary>
    /// <param name="first">The answer of offset 0, which is taken over.</param>
    /// <param name="total">How many events there are.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<List<RecordPage>> PagesAsync(RecordPage first, long total, CancellationToken cancellationToken)
    {
        try
        {
            Add(first);
            var probe = await read(1, cancellationToken);
            var countsEvents = Ids(first) is [_, var second, ..] && Ids(probe) is [var begin, ..] && begin == second;
            Add(probe);
            var (offset, step) = countsEvents ? (first.Count, first.Count) : (2, 1);
            long before;
            do
            {
                before = Count;
                if (before < total)
                {
                    Add(await read(offset, cancellationToken));
                }

                offset += step;
            } while (Count > before);

            return _pages;
        }
        catch
        {
            _pages.ForEach(page => page.Dispose());
            throw;
        }
    }

    private void Add(RecordPage page)
    {
        _pages.Add(page);
        _pages[^1] = _seen.New(page);
    }

    private static IReadOnlyList<string> Ids(RecordPage page) => page.Texts(TimelineColumns.Id);
}
