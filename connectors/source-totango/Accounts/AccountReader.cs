using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Accounts;

/// <summary>
/// Reads all accounts: by a search and its slices, and what no slice reaches by scrolling through all of them, less what came already.
/// </summary>
internal sealed class AccountReader(
    TotangoClient client,
    SearchReader search,
    Spool spool,
    TotangoConfig config,
    ILogger<AccountReader> logger
)
{
    /// <summary>All accounts, each once.</summary>
    /// <param name="stream">The stream that they are read for.</param>
    /// <param name="fields">What is wanted of them.</param>
    /// <param name="since">Only those that were active at this time or later; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<RecordPage> ReadAsync(
        string stream,
        IReadOnlyList<SearchField> fields,
        DateTimeOffset? since,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var task = new SearchTask(
            stream,
            SearchObject.Accounts,
            SearchQuery.All(fields.Select(field => field.Json)),
            new ColumnsForm(new HitRow(AccountColumns.OfHits, fields.Count), AccountColumns.OfHits, fields),
            AccountColumns.Id
        );
        var documents = new ColumnsForm(
            new DocumentRow(AccountColumns.OfDocuments, fields),
            AccountColumns.OfDocuments,
            fields
        );
        if (config.AccountsReadMode == "scroll")
        {
            await foreach (var page in ScrollAsync(task, documents, cancellationToken))
            {
                yield return page;
            }

            yield break;
        }

        await using var slices = search
            .SliceAsync(task, since, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(slices, task))
        {
            yield return slices.Current;
        }

        if (!task.LeavesSome)
        {
            yield break;
        }

        if (config.AccountsReadMode == "search")
        {
            throw ConnectorException.Config(
                $"Totango says that there are {task.Expected} accounts, and a search reaches {task.Seen.Count} of them: the others were "
                    + "never active, or too many in one moment. Set the option \"Accounts Read Mode\" to auto or scroll."
            );
        }

        logger.ScrollsForOthers(stream, task.Seen.Count, task.Expected);
        await using var others = ScrollAsync(task, documents, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await ScrolledAsync(others, task))
        {
            yield return others.Current;
        }
    }

    /// <summary>Goes to the next page of the slices; a service that does not search by time is scrolled through instead.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<RecordPage> slices, SearchTask task)
    {
        try
        {
            return await slices.MoveNextAsync();
        }
        catch (VendorException e)
            when (config.AccountsReadMode == "auto"
                && e.Status == HttpStatusCode.BadRequest
                && task.Expected > SearchReader.Reach
            )
        {
            logger.SlicesRefused(task.Stream, e.Message);
            task.LeavesSome = true;
            return false;
        }
    }

    /// <summary>Goes to the next page of a scroll, which is nowhere described: it may be refused.</summary>
    private static async Task<bool> ScrolledAsync(IAsyncEnumerator<RecordPage> others, SearchTask task)
    {
        try
        {
            return await others.MoveNextAsync();
        }
        catch (VendorException e) when (e.FailureType == FailureType.ConfigError)
        {
            throw ConnectorException.Config(
                $"A search reaches {task.Seen.Count} of {task.Expected} accounts, and scrolling, which would reach the others, is refused. "
                    + e.Message,
                e.Detail,
                e
            );
        }
    }

    /// <summary>
    /// All accounts that have not come yet, by scrolling. A call that is repeated may pass over a page, so that what came is counted here,
    /// too.
    /// </summary>
    private async IAsyncEnumerable<RecordPage> ScrollAsync(
        SearchTask task,
        ColumnsForm form,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var query = SearchQuery.All([]);
        var own = task.NewKeys();
        for (var isLast = false; ; isLast = true)
        {
            long? total = null;
            await using var pages = PagesAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextScrolledAsync(pages, hasBegun: total is not null))
            {
                using var page = pages.Current;
                total = TotangoClient.TotalOf(page);
                var rows = form.Of(page, spool);
                own.Note(rows);
                yield return task.Seen.New(rows);
            }

            if (own.Count >= total)
            {
                yield break;
            }

            if (isLast)
            {
                throw ConnectorException.Transient(
                    $"Totango says that there are {total} accounts, and {own.Count} of them came by scrolling, also when all were read "
                        + "once more. Run again later."
                );
            }

            logger.ReadsAgain(task.Stream, own.Count, total ?? 0);
        }
    }

    /// <summary>
    /// Goes to the next page of one pass. A scroll that has begun and is refused has been forgotten by the server, as happens when its pages
    /// are not asked for in time: then the pass is not complete.
    /// </summary>
    private static async Task<bool> NextScrolledAsync(IAsyncEnumerator<RecordPage> pages, bool hasBegun)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (VendorException e)
            when (hasBegun && e.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return false;
        }
    }

    private IAsyncEnumerable<RecordPage> PagesAsync(SearchQuery query, CancellationToken cancellationToken) =>
        PagedReader.ReadAsync(
            new ScrollPlace(Id: null, Read: 0),
            (place, ct) => client.ScrollAsync(query, place.Id, ct),
            (page, place) =>
            {
                var read = place.Read + page.Count;
                var id = TotangoClient.ScrollIdOf(page);
                return page.Count == 0 || id is null || read >= TotangoClient.TotalOf(page)
                    ? null
                    : new ScrollPlace(id, read);
            },
            cancellationToken
        );

    /// <summary>Where a page of a scroll is.</summary>
    private readonly record struct ScrollPlace(string? Id, long Read);
}
