using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;

namespace Connectors.Iterable;

/// <content>Metadata: tables, their keys, and each value by a request of its own.</content>
internal sealed partial class IterableClient
{
    /// <summary>Each value is a request of its own, and a table has thousands.</summary>
    private const int MetadataAtOnce = 4;

    private static readonly NextPage NextMetadata = NextPage.ByLink("nextMarker");

    public IAsyncEnumerable<RecordPage> MetadataTablesAsync(CancellationToken cancellationToken) =>
        One(api.MetadataTables, "results", cancellationToken);

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
}
