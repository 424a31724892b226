using System.Net.Http.Headers;
using Connectors.Errors;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace BrokenConnector.Shop;

/// <summary>A connector with nothing wrong in it, to a shop that lives in memory.</summary>
internal sealed class ShopSource() : Source<ShopConfig>(ShopJson.Default.ShopConfig)
{
    public override void AddServices(IServiceCollection services, ShopConfig config)
    {
        services.AddSingleton<ShopClient>();
        services.AddSingleton<HttpMessageHandler, ShopNetwork>();
        // In the shop it is always the same day, so that each run reads the same.
        services.AddSingleton<TimeProvider>(new ShopClock());
        services.AddVendorClient<IShopApi>(vendor =>
        {
            vendor.Vendor = "Sample Shop";
            vendor.BaseAddress = new Uri("https://shop.example.com/v1");
            vendor.Authorization = new AuthenticationHeaderValue("Bearer", config.ApiKey.Reveal());
            // Slow enough for a read to save a state on its way, and to be met in its middle.
            vendor.PathRates.Add(RateLimit.PerSecond(5).On("/visits"));
        });
    }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ShopClient>().PingAsync(cancellationToken);

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var api = services.GetRequiredService<ShopClient>();
        return
        [
            new SnapshotStream(
                new("products") { PrimaryKey = ["id"] },
                api.ProductsAsync,
                new NestedStream(
                    new("product_variants") { PrimaryKey = ["product_id", "id"] },
                    "variants",
                    "id",
                    "product_id"
                )
            ),
            new SnapshotStream(new("shop") { PrimaryKey = ["id"] }, api.ShopAsync),
            ActivatorUtilities.CreateInstance<OrdersStream>(services),
            ActivatorUtilities.CreateInstance<VisitsStream>(services),
        ];
    }
}

/// <summary>A list that the shop sorts by its cursor.</summary>
internal sealed class OrdersStream(ShopClient api, ShopConfig config, TimeProvider clock)
    : SortedListStream(config.StartDate, TimeSpan.FromDays(config.LookbackWindow), clock)
{
    public override StreamSpec Spec { get; } = new("orders") { PrimaryKey = ["id"], Cursor = "updated_at" };

    protected override IAsyncEnumerable<RecordPage> ReadAsync(
        DateTimeOffset from,
        string? token,
        CancellationToken cancellationToken
    ) => api.OrdersAsync(from, token, cancellationToken);

    protected override bool IsRefusedToken(ConnectorException exception) => exception is VendorException;
}

/// <summary>By far the most records; asked for ten days at a time.</summary>
internal sealed class VisitsStream(ShopClient api, ShopConfig config, TimeProvider clock)
    : DateWindowStream(config.StartDate, config.LookbackWindow, windowDays: 10, clock)
{
    public override StreamSpec Spec { get; } = new("visits") { PrimaryKey = ["id"], Cursor = "day" };

    protected override IAsyncEnumerable<RecordPage> ReadAsync(DateWindow window, CancellationToken cancellationToken) =>
        api.VisitsAsync(window, cancellationToken);
}
