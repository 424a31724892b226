using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using Connectors.Http;
using Connectors.Records;
using Connectors.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Tests.Http;

/// <summary>A vendor's client put together as a connector does it, on a clock of its own.</summary>
internal sealed class Shop : IDisposable
{
    public static readonly PageShape Entries = PageShape.Under("entries", "cursor", "has_more");

    private readonly ServiceProvider _services;

    public Shop(
        HttpMessageHandler? network,
        Action<VendorOptions>? configure = null,
        HttpSettings? settings = null,
        Spool? spool = null
    )
    {
        var services = new ServiceCollection()
            .AddSingleton(settings ?? new HttpSettings { UserAgent = "source-shop/1.0" })
            .AddSingleton(spool ?? new Spool([Path.GetTempPath()]))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Random>(Dice)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        if (network is not null)
        {
            services.AddSingleton(network);
        }

        services.AddVendorClient<IShopApi>(options =>
        {
            options.Vendor = "Shop";
            options.BaseAddress = new Uri("https://api.shop.test/v1/");
            options.Authorization = new AuthenticationHeaderValue("Basic", "c2VjcmV0Og==");
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    public InstantClock Clock { get; } = new();

    public Dice Dice { get; } = new();

    public LogLines Log { get; } = new();

    public IShopApi Api => _services.GetRequiredService<IShopApi>();

    public VendorCalls Calls => _services.GetRequiredService<VendorCalls>();

    public Task<RecordPage> CustomersAsync(string? cursor = null, CancellationToken ct = default) =>
        Calls.PageAsync(token => Api.Customers(cursor, token), Entries, ct);

    public Task<RecordPage> ExportAsync(CancellationToken ct = default) =>
        Calls.PageAsync(token => Api.Export(token), Entries, ct);

    public void Dispose() => _services.Dispose();
}

internal sealed record Pong(string Data);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Pong))]
internal sealed partial class ShopJson : JsonSerializerContext;
