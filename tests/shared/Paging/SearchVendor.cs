using System.Globalization;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>A vendor of a search that lets nobody see more than so many records of what it finds; it counts what it is asked.</summary>
/// <param name="times">The time of each record, in the order in which the vendor lists them.</param>
internal sealed class SearchVendor(IReadOnlyList<long> times)
{
    /// <summary>How many records a search gives at most.</summary>
    public int Most { get; init; } = 10_000;

    /// <summary>How many records a page has at most.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Which request is refused; none unless told.</summary>
    public int Refused { get; init; }

    /// <summary>The first pages that were asked for.</summary>
    public List<TimeSlice> Asked { get; } = [];

    /// <summary>The slices that were given out, with how many records each holds.</summary>
    public List<(TimeSlice Slice, long Count)> Given { get; } = [];

    /// <summary>Reads all as a client does; gives the records in the order in which they come.</summary>
    public async Task<List<int>> ReadAsync(params TimeSlice[] slices)
    {
        var records = new List<int>();
        await foreach (
            var start in Slices.ReadAsync(
                slices,
                Most,
                AskAsync,
                page => [.. Ids(page).Select(id => times[id])],
                default
            )
        )
        {
            using (start.Page)
            {
                Given.Add((start.Slice, start.Count));
                Assert.That(
                    Ids(start.Page),
                    Is.EqualTo(Found(start.Slice).Take(PageSize)),
                    "it is the slice's own first page"
                );
                records.AddRange(Found(start.Slice).Take(Most));
            }
        }

        return records;
    }

    public async Task<SliceStart> AskAsync(TimeSlice slice, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Asked.Add(slice);
        if (Asked.Count == Refused)
        {
            throw new HttpRequestException("No answer.");
        }

        var found = Found(slice);
        var records = found
            .Take(PageSize)
            .Select(id => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id}}}"));
        return new SliceStart(slice, Pages.Read($"[{string.Join(',', records)}]", PageShape.Array), found.Count);
    }

    private List<int> Found(TimeSlice slice) =>
        [.. Enumerable.Range(0, times.Count).Where(id => times[id] >= slice.From && times[id] <= slice.To)];

    private static IEnumerable<int> Ids(RecordPage page) =>
        page.Texts("id").Select(id => int.Parse(id, CultureInfo.InvariantCulture));
}
