using Refit;

namespace BrokenConnector.Shop;

/// <summary>The calls of the shop.</summary>
internal interface IShopApi
{
    [Get("/ping")]
    Task<HttpResponseMessage> Ping(CancellationToken cancellationToken);

    [Get("/shop")]
    Task<HttpResponseMessage> Shop(CancellationToken cancellationToken);

    [Get("/products")]
    Task<HttpResponseMessage> Products(
        string? cursor,
        [AliasAs("minimum_stock")] int? minimumStock,
        CancellationToken cancellationToken
    );

    [Get("/orders")]
    Task<HttpResponseMessage> Orders(
        string since,
        string currency,
        string? cursor,
        CancellationToken cancellationToken
    );

    [Get("/visits")]
    Task<HttpResponseMessage> Visits(string first, string last, CancellationToken cancellationToken);
}
