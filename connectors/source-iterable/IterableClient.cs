using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Iterable.Exports;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Iterable;

/// <summary>Iterable's API as the streams use it: addresses, envelopes, paging.</summary>
internal sealed class IterableClient(
    IIterableApi api,
    VendorCalls calls,
    IterableConfig config,
    ILogger<IterableClient> logger
)
{
    /// <summary>The most that Iterable gives at once.</summary>
    private const int PageSize = 1000;

    private const int JourneysPageSize = 50;

    /// <summary>Each value is a request of its own, and a table has thousands.</summary>
    private const int MetadataAtOnce = 4;

    private static readonly NextPage NextCampaigns = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalCampaignsCount",
        PageSize
    );

    private static readonly NextPage NextTemplates = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalTemplatesCount",
        PageSize
    );

    private static readonly NextPage NextJourneys = NextPage.ByCountedPages(
        "nextPageUrl",
        "totalJourneysCount",
        JourneysPageSize
    );

    private static readonly NextPage NextMetadata = NextPage.ByLink("nextMarker");

    /// <summary>A record of a template does not say these two, so each pair is asked for.</summary>
    private static readonly string[] TemplateTypes = ["Base", "Blast", "Triggered", "Workflow"];

    private static readonly string[] MessageMedia = ["Email", "Push", "InApp", "SMS"];

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

    public IAsyncEnumerable<RecordPage> MetadataTablesAsync(CancellationToken cancellationToken) =>
        One(api.MetadataTables, "results", cancellationToken);

    /// <summary>All campaigns. Without paging Iterable gives the first twenty, or in older projects all, which is to vanish.</summary>
    public IAsyncEnumerable<RecordPage> CampaignsAsync(CancellationToken cancellationToken) =>
        Counted(
            "campaigns",
            "totalCampaignsCount",
            (page, ct) => api.Campaigns(page, PageSize, "id", ct),
            NextCampaigns,
            cancellationToken
        );

    /// <summary>All templates, each once, with its type and medium where Iterable can be made to tell.</summary>
    public async IAsyncEnumerable<RecordPage> TemplatesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new SeenIds("templateId");
        foreach (var type in TemplateTypes)
        {
            foreach (var medium in MessageMedia)
            {
                await foreach (var page in TemplatesAsync(type, medium, cancellationToken))
                {
                    yield return seen.New(page)
                        .Select(batch =>
                            batch.With("messageMedium"u8, Quoted(medium)).With("templateType"u8, Quoted(type))
                        );
                }
            }
        }

        // Media that the filter does not know, such as web push, come without it.
        await foreach (var page in TemplatesAsync(type: null, medium: null, cancellationToken))
        {
            yield return seen.New(page);
        }
    }

    /// <summary>All journeys, each once; archived ones must be asked for.</summary>
    public async IAsyncEnumerable<RecordPage> JourneysAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new SeenIds("id");
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

    /// <summary>The values of a metadata table, of which Iterable lists the keys only.</summary>
    public async IAsyncEnumerable<RecordPage> MetadataAsync(
        string table,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = PagedReader.ReadAsync(
            (marker, ct) =>
                calls.PageAsync(
                    token => api.MetadataKeys(table, marker, token),
                    PageShape.Under("results", "nextMarker"),
                    ct
                ),
            NextMetadata,
            token: null,
            cancellationToken
        );
        await foreach (var keys in pages)
        {
            IReadOnlyList<string> names;
            using (keys)
            {
                names = keys.Texts("key");
            }

            var values = ParallelPages.ReadAsync(
                names,
                MetadataAtOnce,
                (key, ct) => MetadataValueAsync(table, key, ct),
                cancellationToken
            );
            await foreach (var value in values)
            {
                yield return value;
            }
        }
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

    public async IAsyncEnumerable<RecordPage> UserFieldsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.RowsAsync(api.UserFields, SmallReplies.UserFields, ["name"], cancellationToken);
    }

    /// <summary>Hashes of those who asked to be forgotten: of their e-mail addresses, then of their user ids.</summary>
    public async IAsyncEnumerable<RecordPage> ForgottenUsersAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.RowsAsync(
            api.ForgottenUsers,
            SmallReplies.Hashes("email"),
            ["hash", "kind"],
            cancellationToken
        );
        yield return await calls.RowsAsync(
            api.ForgottenUserIds,
            SmallReplies.Hashes("userId"),
            ["hash", "kind"],
            cancellationToken
        );
    }

    public async IAsyncEnumerable<RecordPage> CatalogsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const int size = 100;
        long read = 0;
        for (var number = 1; ; number++)
        {
            var reply = new CatalogsReply();
            var page = await calls.RowsAsync(
                ct => api.Catalogs(number, size, ct),
                reply.Read,
                ["name"],
                cancellationToken
            );
            read += page.Count;
            var isLast = page.Count == 0 || !reply.IsFollowed(read, size);
            yield return page;
            if (isLast)
            {
                yield break;
            }
        }
    }

    private async Task<RecordPage?> MetadataValueAsync(string table, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.PageAsync(
                ct => api.MetadataValue(table, key, ct),
                PageShape.OneRecord(),
                cancellationToken
            );
        }
        catch (VendorException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            logger.MetadataGone(table, key);
            return null;
        }
    }

    private async IAsyncEnumerable<RecordPage> TemplatesAsync(
        string? type,
        string? medium,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = Counted(
            "templates",
            "totalTemplatesCount",
            (page, ct) => api.Templates(type, medium, page, PageSize, "id", ct),
            NextTemplates,
            cancellationToken
        );
        await using var each = pages.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (VendorException unknown) when (type is not null && unknown.Status == HttpStatusCode.BadRequest)
            {
                // A pair that this project does not know; its templates, if any, come without the filter.
                yield break;
            }

            yield return each.Current;
        }
    }

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

    private static byte[] Quoted(string text) => System.Text.Encoding.UTF8.GetBytes($"\"{text}\"");
}
