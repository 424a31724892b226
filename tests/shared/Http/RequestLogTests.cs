using Connectors.Support;

namespace Connectors.Tests.Http;

public class RequestLogTests
{
    [Test]
    public async Task Tells_each_request_at_debug_with_its_path_and_nothing_secret()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(500), Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync("t0ps3cret");

        Assert.That(shop.Log.Lines, Has.One.EqualTo("Debug GET /v1/customers 500 in 0 ms"));
        Assert.That(shop.Log.Lines, Has.One.EqualTo("Debug GET /v1/customers 200 in 0 ms"));
        Assert.That(string.Join('\n', shop.Log.Lines), Does.Not.Contain("t0ps3cret").And.Not.Contain("c2VjcmV0"));
    }

    [Test]
    public async Task Tells_of_a_request_without_an_answer()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Fails(new HttpRequestException("boom")),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(
            shop.Log.Lines,
            Has.One.EqualTo("Debug GET /v1/customers failed after 0 ms: HttpRequestException: boom")
        );
    }
}
