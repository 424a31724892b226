using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Selligent;

/// <summary>Message Studio as the streams see it: lists of assets.</summary>
internal sealed class SelligentClient(
    ISelligentApi api,
    VendorCalls calls,
    SelligentConfig config,
    ILogger<SelligentClient> logger
)
{
    /// <summary>The envelope is not documented; the array alone is understood as well.</summary>
    private static readonly PageShape Assets = PageShape.Under("data") with { MayBeBare = true };

    /// <summary>The smallest page of the list that every installation should have.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var page = await PageAsync("data-sources/internal", new NumberedPlace(1, 1), cancellationToken);
    }

    /// <summary>All assets of a list, each once.</summary>
    public IAsyncEnumerable<RecordPage> AssetsAsync(string list, CancellationToken cancellationToken) =>
        new NumberedList(list, Asset.Id, config.PageSize, (place, ct) => PageAsync(list, place, ct), logger).PagesAsync(
            cancellationToken
        );

    private Task<RecordPage> PageAsync(string list, NumberedPlace place, CancellationToken cancellationToken) =>
        calls.PageAsync(
            ct =>
                api.Assets(list, place.Page, place.Limit, Asset.ModifiedTime, place.IsDescending ? "desc" : "asc", ct),
            Assets,
            cancellationToken
        );
}
