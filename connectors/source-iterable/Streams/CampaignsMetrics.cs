using System.Runtime.CompilerServices;
using Connectors.Records;

namespace Connectors.Iterable.Streams;

/// <summary>The figures of all campaigns, so many at a time.</summary>
internal static class CampaignsMetrics
{
    /// <summary>More make the address longer than the about 2,048 characters that Iterable takes.</summary>
    private const int AtOnce = 80;

    /// <summary>All pages.</summary>
    public static async IAsyncEnumerable<RecordPage> ReadAsync(
        IterableClient api,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var ids = new List<string>();
        await foreach (var page in api.CampaignsAsync(cancellationToken))
        {
            using (page)
            {
                ids.AddRange(page.Texts("id"));
            }

            while (ids.Count >= AtOnce)
            {
                yield return await api.CampaignsMetricsAsync([.. ids[..AtOnce]], cancellationToken);
                ids.RemoveRange(0, AtOnce);
            }
        }

        if (ids.Count > 0)
        {
            yield return await api.CampaignsMetricsAsync([.. ids], cancellationToken);
        }
    }
}
