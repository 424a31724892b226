using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Streams;

namespace BrokenConnector.Shop;

/// <summary>The shop as the streams see it.</summary>
internal sealed class ShopClient(IShopApi api, VendorCalls calls, ShopConfig config)
{
    private static readonly NextPage Cursor = NextPage.ByCursor("cursor", "has_more");

    public async Task PingAsync(CancellationToken cancellationToken) =>
        _ = await calls.JsonAsync(api.Ping, ShopJson.Default.Pong, cancellationToken);

    public async IAsyncEnumerable<RecordPage> ShopAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await calls.PageAsync(api.Shop, PageShape.OneRecord(), cancellationToken);
    }

    public IAsyncEnumerable<RecordPage> ProductsAsync(CancellationToken cancellationToken)
    {
        int? minimum = config.Assortment is { Kind: "in_stock" } inStock ? inStock.Minimum : null;
        return PagesAsync((cursor, ct) => api.Products(cursor, minimum, ct), token: null, cancellationToken);
    }

    public IAsyncEnumerable<RecordPage> OrdersAsync(
        DateTimeOffset from,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var since = from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return PagesAsync((cursor, ct) => api.Orders(since, config.Currency, cursor, ct), token, cancellationToken);
    }

    public async IAsyncEnumerable<RecordPage> VisitsAsync(
        DateWindow window,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.PageAsync(
            ct => api.Visits(Day(window.From), Day(window.Last), ct),
            PageShape.Under("items"),
            cancellationToken
        );
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IAsyncEnumerable<RecordPage> PagesAsync(
        Func<string?, CancellationToken, Task<HttpResponseMessage>> send,
        string? token,
        CancellationToken cancellationToken
    ) =>
        PagedReader.ReadAsync(
            (cursor, stop) =>
                calls.PageAsync(ct => send(cursor, ct), PageShape.Under("items", "cursor", "has_more"), stop),
            Cursor,
            token,
            cancellationToken
        );
}
