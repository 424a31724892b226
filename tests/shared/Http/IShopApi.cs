using Refit;

namespace Connectors.Tests.Http;

/// <summary>An API as a vendor's client declares it.</summary>
internal interface IShopApi
{
    [Get("/customers")]
    Task<HttpResponseMessage> Customers(string? cursor, CancellationToken ct);

    [Get("/customers/{id}/orders")]
    Task<HttpResponseMessage> Orders(string id, CancellationToken ct);

    [Get("/export/orders")]
    Task<HttpResponseMessage> Export(CancellationToken ct);

    [Post("/search")]
    Task<HttpResponseMessage> Search(CancellationToken ct);
}
