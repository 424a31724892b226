using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Iterable;

/// <summary>Iterable's API as the streams use it: addresses, envelopes, paging.</summary>
internal sealed partial class IterableClient(
    IIterableApi api,
    VendorCalls calls,
    IterableConfig config,
    ILogger<IterableClient> logger
)
{
    /// <summary>The most that Iterable gives at once.</summary>
    private const int PageSize = 1000;

    private const int JourneysPageSize = 50;

    private static readonly NextPage NextCampaigns = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalCampaignsCount",
        PageSize
    );

    private static readonly NextPage NextJourneys = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalJourneysCount",
        JourneysPageSize
    );

    /// <summary>Some lists fail for good, and a large one takes more than an hour.</summary>
    private readonly CallOptions _listUsers = new()
    {
        MaxAttempts = 5,
        MaxAttemptsWhenCut = 3,
        HeaderTimeout = config.ListUsersTimeout,
        IdleTimeout = config.ListUsersTimeout,
    };

    /// <summary>Makes sure that Iterable lets us in; costs next to nothing of its limits.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var page = await calls.PageAsync(api.Channels, PageShape.Under("channels"), cancellationToken);
    }

    public IAsyncEnumerable<RecordPage> ChannelsAsync(CancellationToken cancellationToken) =>
        One(api.Channels, "channels", cancellationToken);

    public IAsyncEnumerable<RecordPage> ListsAsync(CancellationToken cancellationToken) =>
        One(api.Lists, "lists", cancellationToken);

    public IAsyncEnumerable<RecordPage> MessageTypesAsync(CancellationToken cancellationToken) =>
        One(api.MessageTypes, "messageTypes", cancellationToken);

    public IAsyncEnumerable<RecordPage> SnippetsAsync(CancellationToken cancellationToken) =>
        One(api.Snippets, "snippets", cancellationToken);

    /// <summary>All campaigns. Without paging Iterable gives the first twenty, or in older projects all, which is to vanish.</summary>
    public IAsyncEnumerable<RecordPage> CampaignsAsync(CancellationToken cancellationToken) =>
        Counted(
            "campaigns",
            "totalCampaignsCount",
            (page, ct) => api.Campaigns(page, PageSize, "id", ct),
            NextCampaigns,
            cancellationToken
        );

    /// <summary>All journeys, each once; archived ones must be asked for.</summary>
    public async IAsyncEnumerable<RecordPage> JourneysAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new SeenKeys("id");
        foreach (var state in new[] { null, "Archived" })
        {
            var pages = Counted(
                "journeys",
                "totalJourneysCount",
                (page, ct) => api.Journeys(state, page, JourneysPageSize, ct),
                NextJourneys,
                cancellationToken
            );
            await foreach (var page in pages)
            {
                yield return seen.New(page);
            }
        }
    }

    /// <summary>The members of a list: a line of text each, without end or order.</summary>
    public async IAsyncEnumerable<RecordPage> ListUsersAsync(
        string listId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        RecordPage page;
        try
        {
            page = await calls.LinesAsync(
                ct => api.ListUsers(listId, ct),
                new ListUsersFormat(listId),
                _listUsers,
                cancellationToken
            );
        }
        catch (VendorException gone) when (gone.Status == HttpStatusCode.BadRequest)
        {
            // Deleted since it was listed: Iterable says so in its own way.
            throw gone.As(HttpStatusCode.NotFound);
        }

        yield return page;
    }

    /// <summary>Figures of so many campaigns over all time, as a table of text.</summary>
    public Task<RecordPage> CampaignsMetricsAsync(string[] campaignIds, CancellationToken cancellationToken) =>
        calls.RowsAsync(
            // Without a start Iterable takes one of its own.
            ct => api.CampaignsMetrics(campaignIds, "1970-01-01", ct),
            MetricsTable.Read,
            ["id"],
            cancellationToken
        );

    private async IAsyncEnumerable<RecordPage> One(
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        string property,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.PageAsync(send, PageShape.Under(property), cancellationToken);
    }

    private async IAsyncEnumerable<RecordPage> Counted(
        string property,
        string total,
        Func<int, CancellationToken, Task<HttpResponseMessage>> send,
        NextPage next,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = PagedReader.ReadAsync(
            (token, ct) =>
                calls.PageAsync(
                    t => send(NextPage.PageOf(token), t),
                    PageShape.Under(property, "nextPageUrl", total),
                    ct
                ),
            next,
            token: null,
            cancellationToken
        );
        long read = 0;
        string? all = null;
        await foreach (var page in pages)
        {
            read += page.Count;
            all = page.Text(total) ?? all;
            yield return page;
        }

        if (long.TryParse(all, CultureInfo.InvariantCulture, out var expected) && expected != read)
        {
            logger.CountDiffers(property, read, expected);
        }
    }
}
