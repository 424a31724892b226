using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Totango.Client;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Search;

/// <summary>
/// Reads what a search finds, page by page, and past the 10,000 rows that it reaches by slices of time. What came is compared with what
/// Totango says that there is: fewer are read once more, and if it stays so the stream fails.
/// </summary>
internal sealed class SearchReader(
    TotangoClient client,
    Spool spool,
    TotangoConfig config,
    ILogger<SearchReader> logger
)
{
    /// <summary>How far a search reaches: more rows are counted, and do not come.</summary>
    public const long Reach = 10_000;

    private const string LastActivity = "last_activity_time";

    /// <summary>How many objects a search finds.</summary>
    public async Task<long> CountAsync(SearchTask task, CancellationToken cancellationToken)
    {
        using var page = await client.SearchAsync(task.What, task.Query, 0, 1, cancellationToken);
        return TotangoClient.TotalOf(page);
    }

    /// <summary>All rows of a search that is within reach.</summary>
    public async IAsyncEnumerable<RecordPage> ReadAsync(
        SearchTask task,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var first = await FirstAsync(task, cancellationToken);
        await foreach (var page in ReadAsync(task, first, "", cancellationToken))
        {
            yield return page;
        }
    }

    /// <summary>All rows of a search; null where it is not within reach.</summary>
    public async Task<IAsyncEnumerable<RecordPage>?> TryReadAsync(SearchTask task, CancellationToken cancellationToken)
    {
        var first = await FirstAsync(task, cancellationToken);
        if (TotangoClient.TotalOf(first) <= Reach)
        {
            return ReadAsync(task, first, "", cancellationToken);
        }

        first.Dispose();
        return null;
    }

    /// <summary>All rows of a search, by slices of the time of the last activity where they are too many.</summary>
    /// <param name="task">What to read.</param>
    /// <param name="from">The earliest time that is wanted; null for all, and for what was never active as well.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<RecordPage> SliceAsync(
        SearchTask task,
        DateTimeOffset? from,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var whole = new TimeSlice(from?.ToUnixTimeMilliseconds() ?? 0, TimeSlice.Latest);
        var narrowed = from is null
            ? task
            : task with
            {
                Query = task.Query.And(SearchQuery.Date(LastActivity, whole.From)),
            };
        var first = await FirstAsync(narrowed, cancellationToken);
        task.Expected = TotangoClient.TotalOf(first);
        if (task.Expected <= Reach)
        {
            await foreach (var page in ReadAsync(narrowed, first, "", cancellationToken))
            {
                yield return page;
            }

            yield break;
        }

        logger.ReadInSlices(task.Stream, task.Expected);
        IReadOnlyList<TimeSlice> cut;
        using (first)
        {
            cut = whole.Cut(task.Expected, Reach, Times(first));
        }

        var slices = Slices.ReadAsync(cut, Reach, AskAsync, Times, cancellationToken);
        await foreach (var slice in slices)
        {
            if (slice.Count > Reach)
            {
                // All of one millisecond: no slice reaches them.
                slice.Page.Dispose();
                continue;
            }

            var name = $" last active between {Text(slice.Slice.From)} and {Text(slice.Slice.To)}";
            await foreach (var page in ReadAsync(Within(slice.Slice), slice.Page, name, cancellationToken))
            {
                yield return page;
            }
        }

        SearchTask Within(TimeSlice slice) =>
            task with
            {
                Query = task.Query.And(SearchQuery.Date(LastActivity, slice.From, slice.To)),
            };

        async Task<SliceStart> AskAsync(TimeSlice slice, CancellationToken ct)
        {
            var page = await FirstAsync(Within(slice), ct);
            return new SliceStart(slice, page, TotangoClient.TotalOf(page));
        }
    }

    /// <summary>The same, of all; it fails where slices do not reach all.</summary>
    public async IAsyncEnumerable<RecordPage> SliceAllAsync(
        SearchTask task,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var page in SliceAsync(task, from: null, cancellationToken))
        {
            yield return page;
        }

        if (task.Seen.Count < task.Expected)
        {
            throw ConnectorException.Config(
                $"Totango finds {task.Expected} {task.What.Name}, and a search reaches {task.Seen.Count} of them: the others were never "
                    + $"active, or too many in one moment. Narrow down what is read as \"{task.Stream}\", or deselect it."
            );
        }
    }

    private Task<RecordPage> FirstAsync(SearchTask task, CancellationToken cancellationToken) =>
        client.SearchAsync(task.What, task.Query, 0, SearchQuery.MostRows, cancellationToken);

    /// <summary>A search within reach, whose first page is there already.</summary>
    private async IAsyncEnumerable<RecordPage> ReadAsync(
        SearchTask task,
        RecordPage first,
        string which,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var own = task.NewKeys();
        for (var isLast = false; ; isLast = true)
        {
            var (total, isSteady) = (TotangoClient.TotalOf(first), true);
            if (total > Reach)
            {
                first.Dispose();
                throw TooMany(task, total, which);
            }

            await foreach (var page in PagesAsync(task, first, total, cancellationToken))
            {
                using (page)
                {
                    isSteady &= TotangoClient.TotalOf(page) == total;
                    total = TotangoClient.TotalOf(page);
                    var rows = task.Form.Of(page, spool);
                    own.Note(rows);
                    yield return task.Seen.New(rows);
                }
            }

            if (own.Count >= total && (isSteady || isLast))
            {
                yield break;
            }

            if (isLast)
            {
                throw ConnectorException.Transient(
                    $"Totango says that there are {total} {task.What.Name}{which}, and {own.Count} of them came, also when they were "
                        + "read once more. Run again later."
                );
            }

            logger.ReadsAgain(task.Stream, own.Count, total);
            first = await FirstAsync(task, cancellationToken);
        }
    }

    /// <summary>The pages of a search. Each begins where the ones before it end, so that a server that sends fewer rows is read as well.</summary>
    private async IAsyncEnumerable<RecordPage> PagesAsync(
        SearchTask task,
        RecordPage first,
        long total,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var step = first.Count;
        yield return first;
        if (step == 0 || step >= total)
        {
            yield break;
        }

        var places = Enumerable.Range(1, (int)((total - 1) / step)).Select(page => page * step);
        var pages = ParallelPages.ReadAsync<long>(
            places,
            config.NumWorkers,
            async (offset, ct) => await client.SearchAsync(task.What, task.Query, offset, (int)step, ct),
            cancellationToken
        );
        await foreach (var page in pages)
        {
            yield return page;
        }
    }

    private static ConnectorException TooMany(SearchTask task, long total, string which) =>
        ConnectorException.Config(
            $"Totango finds {total} {task.What.Name}{which}, and a search reaches no more than {Reach} of them. "
                + $"Narrow down what is read as \"{task.Stream}\", or deselect it."
        );

    /// <summary>When the hits of a page were last active.</summary>
    private static IReadOnlyList<long> Times(RecordPage page) =>
        [
            .. page.Texts(LastActivity)
                .Select(text => long.TryParse(text, out var time) ? time : -1)
                .Where(time => time >= 0),
        ];

    private static string Text(long time) =>
        time == TimeSlice.Latest ? "ever" : $"{DateTimeOffset.FromUnixTimeMilliseconds(time):u}";
}
