using System.Net;
using System.Text;
using System.Web;

namespace BrokenConnector.Shop;

/// <summary>The shop's server, in place of the network.</summary>
internal sealed class ShopNetwork : HttpMessageHandler
{
    private const string Key = "good-key-of-the-sample";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            request.Headers.Authorization is { Scheme: "Bearer", Parameter: Key }
                ? Answer(request.RequestUri!) // the client has made it absolute
                : Reply(HttpStatusCode.Unauthorized, """{"error":"unknown key"}""")
        );

    private static HttpResponseMessage Answer(Uri uri)
    {
        var query = HttpUtility.ParseQueryString(uri.Query);
        return uri.AbsolutePath switch
        {
            "/v1/ping" => Reply(HttpStatusCode.OK, """{"name":"Sample Shop"}"""),
            "/v1/shop" => Reply(HttpStatusCode.OK, ShopData.Shop()),
            "/v1/products" => Reply(HttpStatusCode.OK, ShopData.Products(query["cursor"], query["minimum_stock"])),
            "/v1/orders" => Reply(
                HttpStatusCode.OK,
                ShopData.Orders(query["since"]!, query["currency"]!, query["cursor"]) // the client sends them always
            ),
            "/v1/visits" => Reply(HttpStatusCode.OK, ShopData.Visits(query["first"]!, query["last"]!)), // likewise
            _ => Reply(HttpStatusCode.NotFound, "{}"),
        };
    }

    private static HttpResponseMessage Reply(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
