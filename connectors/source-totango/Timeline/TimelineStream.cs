using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Timeline;

/// <summary>
/// The timeline of all accounts, read once for all streams that come out of it. It is searched by slices of time that one answer holds,
/// since nobody knows whether the offset of this search counts records or pages.
/// </summary>
internal sealed class TimelineStream(
    TotangoClient client,
    Spool spool,
    WindowSpan span,
    TimeProvider clock,
    ILogger<TimelineStream> logger
) : SourceStream
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public override StreamSpec Spec { get; } = TimelineView.Events.Spec;

    public override IReadOnlyList<DerivedStream> Derived { get; } =
    [.. TimelineView.Types.Select(view => new SharedStream(view.Spec))];

    public override void CheckState(StreamSpec spec, JsonElement state) =>
        _ = new WindowPosition(spec, span, new ReadRequest(state, IsIncremental: true));

    public override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var outlets = Outlets(request).ToList();
        var until = span.Until(clock.GetUtcNow());
        var query = Query(request);
        var slices = Slices.ReadAsync(
            Stretches(outlets, until),
            SearchQuery.MostRows,
            AskAsync,
            Times,
            cancellationToken
        );
        await foreach (var start in slices)
        {
            var pages = await WholeAsync(query, start, cancellationToken);
            try
            {
                var reached = DateTimeOffset.FromUnixTimeMilliseconds(start.Slice.To) + Millisecond;
                foreach (var outlet in outlets.Where(outlet => outlet.Position.From < reached))
                {
                    var records = outlet.Form.Of(pages, spool);
                    records.Stream = outlet.Name;
                    records.Checkpoint = outlet.Position.Save(reached);
                    yield return records;
                }
            }
            finally
            {
                pages.ForEach(page => page.Dispose());
            }
        }

        async Task<SliceStart> AskAsync(TimeSlice slice, CancellationToken ct)
        {
            var (page, total) = await client.BeginAsync(SearchObject.Events, Within(query, slice), ct);
            return new SliceStart(slice, page, total);
        }
    }

    /// <summary>The streams that are wanted, and from when on each.</summary>
    private IEnumerable<Outlet> Outlets(ReadRequest request)
    {
        if (request.IsSelected)
        {
            yield return new Outlet(null, new WindowPosition(Spec, span, request), TimelineView.Events.Form());
        }

        foreach (var view in TimelineView.Types)
        {
            if (request.Shared.TryGetValue(view.Name, out var shared))
            {
                yield return new Outlet(view.Name, new WindowPosition(view.Spec, span, shared), view.Form());
            }
        }
    }

    /// <summary>What is to be searched: a stretch begins where another stream comes in, so that none gets what it has.</summary>
    private static IEnumerable<TimeSlice> Stretches(List<Outlet> outlets, DateTimeOffset until)
    {
        var borders = outlets
            .Select(outlet => outlet.Position.From)
            .Where(from => from < until)
            .Distinct()
            .Order()
            .ToList();
        for (var i = 0; i < borders.Count; i++)
        {
            var end = i + 1 < borders.Count ? borders[i + 1] : until;
            yield return new TimeSlice(borders[i].ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds() - 1);
        }
    }

    /// <summary>The search: where only events of some types are wanted, for these.</summary>
    private static SearchQuery Query(ReadRequest request)
    {
        var query = new SearchQuery(new JsonObject { ["terms"] = new JsonArray(), ["fields"] = new JsonArray() });
        if (request.IsSelected)
        {
            return query;
        }

        var types = TimelineView
            .Types.Where(view => request.Shared.ContainsKey(view.Name))
            .Select(view => OfType(view.Type!))
            .ToList(); // those of one type have it
        return query.And(types is [var only] ? only : SearchQuery.AnyOf(types));
    }

    private static JsonObject OfType(string type) =>
        new()
        {
            ["type"] = "event_property",
            ["name"] = "event_type",
            ["eq"] = type,
        };

    private static SearchQuery Within(SearchQuery query, TimeSlice slice) =>
        query.And(SearchQuery.Date("date", slice.From, slice.To));

    /// <summary>All pages of a slice, mostly the one that is there; read once more where events are missing.</summary>
    private async Task<List<RecordPage>> WholeAsync(
        SearchQuery query,
        SliceStart start,
        CancellationToken cancellationToken
    )
    {
        var within = Within(query, start.Slice);
        var (first, total) = (start.Page, start.Count);
        for (var isLast = false; ; isLast = true)
        {
            var (pages, count) = (new List<RecordPage> { first }, first.Count);
            if (total > SearchQuery.MostRows)
            {
                var crowd = new CrowdedInstant(
                    (offset, ct) => client.SearchAsync(SearchObject.Events, within, offset, SearchQuery.MostRows, ct)
                );
                pages = await crowd.PagesAsync(first, total, cancellationToken);
                count = crowd.Count;
            }

            if (count >= total)
            {
                return pages;
            }

            pages.ForEach(page => page.Dispose());
            if (isLast)
            {
                throw ConnectorException.Transient(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Totango says that {total} events happened between {Text(start.Slice.From)} and {Text(start.Slice.To)}, and {count} of them came, also when they were read once more. Run again later."
                    )
                );
            }

            logger.ReadsAgain(Spec.Name, count, total);
            (first, total) = await client.BeginAsync(SearchObject.Events, within, cancellationToken);
        }
    }

    private static string Text(long time) => $"{DateTimeOffset.FromUnixTimeMilliseconds(time):u}";

    private static IReadOnlyList<long> Times(RecordPage page) => Milliseconds.Of(page, TimelineColumns.Timestamp);

    /// <summary>Where the records of one stream go.</summary>
    private sealed record Outlet(string? Name, WindowPosition Position, EventForm Form);
}
