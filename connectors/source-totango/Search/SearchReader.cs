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
        var first = await client.BeginAsync(task.What, task.Query, cancellationToken);
        await foreach (var page in ReadAsync(task, first, "", cancellationToken))
        {
            yield return page;
        }
    }

    /// <summary>All rows of a search; null where it is not within reach.</summary>
    public async Task<IAsyncEnumerable<RecordPage>?> TryReadAsync(SearchTask task, CancellationToken cancellationToken)
    {
        var first = await client.BeginAsync(task.What, task.Query, cancellationToken);
        if (first.Total <= Reach)
        {
            return ReadAsync(task, first, "", cancellationToken);
        }

        first.Page.Dispose();
        return null;
    }

    /// <summary>
    /// The rows of a search, by slices of the time of the last activity where they are too many. Whether that leaves some is told by
    /// <see cref="SearchTask.LeavesSome"/>.
    /// </summary>
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
        var active = task with { Query = task.Query.And(SearchQuery.Date(LastActivity, whole.From)) };
        var wanted = from is null ? task : active;
        var first = await client.BeginAsync(wanted.What, wanted.Query, cancellationToken);
        task.Expected = first.Total;
        if (task.Expected <= Reach)
        {
            await foreach (var page in ReadAsync(wanted, first, "", cancellationToken))
            {
                yield return page;
            }

            yield break;
        }

        logger.ReadInSlices(task.Stream, task.Expected);
        IReadOnlyList<TimeSlice> cut;
        using (first.Page)
        {
            cut = whole.Cut(task.Expected, Reach, Times(first.Page));
        }

        // Not by what is missing in the end: a new row would stand in for one that no slice reaches.
        task.LeavesSome = from is null && await CountAsync(active, cancellationToken) < task.Expected;
        await foreach (var slice in Slices.ReadAsync(cut, Reach, AskAsync, Times, cancellationToken))
        {
            if (slice.Count > Reach)
            {
                // All of one millisecond.
                slice.Page.Dispose();
                task.LeavesSome = true;
                continue;
            }

            var name = $" last active between {Text(slice.Slice.From)} and {Text(slice.Slice.To)}";
            await foreach (
                var page in ReadAsync(Within(slice.Slice), (slice.Page, slice.Count), name, cancellationToken)
            )
            {
                yield return page;
            }
        }

        if (!task.LeavesSome)
        {
            await CheckAsync(wanted, task.Seen.Count, task.Expected, cancellationToken);
        }

        SearchTask Within(TimeSlice slice) =>
            task with
            {
                Query = task.Query.And(SearchQuery.Date(LastActivity, slice.From, slice.To)),
            };

        async Task<SliceStart> AskAsync(TimeSlice slice, CancellationToken ct)
        {
            var (page, total) = await client.BeginAsync(task.What, Within(slice).Query, ct);
            return new SliceStart(slice, page, total);
        }
    }

    /// <summary>The same, of all; it fails where slices leave some.</summary>
    /// <param name="task">What to read.</param>
    /// <param name="which">Whose they are, for the message.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<RecordPage> SliceAllAsync(
        SearchTask task,
        string which,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var page in SliceAsync(task, from: null, cancellationToken))
        {
            yield return page;
        }

        if (task.LeavesSome)
        {
            throw ConnectorException.Config(
                $"Totango finds {task.Expected} {task.What.Name}{which}, and a search reaches {task.Seen.Count} of them: the others were never "
                    + $"active, or too many in one moment. Narrow down what is read as \"{task.Stream}\", or deselect it."
            );
        }
    }

    /// <summary>
    /// Makes sure that parts of a search, each of which is complete, are all of it. Some may have gone since it was first counted.
    /// </summary>
    /// <exception cref="ConnectorException">Some are missing.</exception>
    public async Task CheckAsync(SearchTask task, long read, long expected, CancellationToken cancellationToken)
    {
        if (read >= expected)
        {
            return;
        }

        var now = Math.Min(expected, await CountAsync(task, cancellationToken));
        if (read < now)
        {
            throw ConnectorException.Transient(
                $"Totango says that there are {now} {task.What.Name}, and {read} of them came. Run again later."
            );
        }
    }

    /// <summary>A search within reach, whose first page is there already.</summary>
    private async IAsyncEnumerable<RecordPage> ReadAsync(
        SearchTask task,
        (RecordPage Page, long Total) first,
        string which,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var own = task.NewKeys();
        for (var isLast = false; ; isLast = true)
        {
            var (total, isSteady) = (first.Total, true);
            if (total > Reach)
            {
                first.Page.Dispose();
                throw TooMany(task, total, which, isLast);
            }

            await foreach (var page in PagesAsync(task, first, cancellationToken))
            {
                using (page)
                {
                    var now = TotangoClient.TotalOf(page);
                    isSteady &= now == total;
                    total = now;
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
            first = await client.BeginAsync(task.What, task.Query, cancellationToken);
        }
    }

    /// <summary>The pages of a search. Each begins where the ones before it end, so that a server that sends fewer rows is read as well.</summary>
    private async IAsyncEnumerable<RecordPage> PagesAsync(
        SearchTask task,
        (RecordPage Page, long Total) first,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var step = first.Page.Count;
        yield return first.Page;
        if (step == 0 || step >= first.Total)
        {
            yield break;
        }

        var places = Enumerable.Range(1, (int)((first.Total - 1) / step)).Select(page => page * step);
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

    /// <summary>What grew beyond reach while it was read is read in another way by the next run.</summary>
    private static ConnectorException TooMany(SearchTask task, long total, string which, bool hasGrown)
    {
        var found =
            $"Totango finds {total} {task.What.Name}{which}, and a search reaches no more than {Reach} of them.";
        return hasGrown
            ? ConnectorException.Transient($"{found} There were fewer when the reading began. Run again.")
            : ConnectorException.Config($"{found} Narrow down what is read as \"{task.Stream}\", or deselect it.");
    }

    /// <summary>When the hits of a page were last active.</summary>
    private static IReadOnlyList<long> Times(RecordPage page) => Milliseconds.Of(page, LastActivity);

    private static string Text(long time) =>
        time == TimeSlice.Latest ? "ever" : $"{DateTimeOffset.FromUnixTimeMilliseconds(time):u}";
}
