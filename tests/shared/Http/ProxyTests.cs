using System.Net.Sockets;
using System.Text;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

public class ProxyTests
{
    private const string Page = """{"entries":[]}""";
    private const string Asks =
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";

    // user@corp : p:a ss
    private static readonly string Credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("user@corp:p:a ss"));

    [Test]
    public async Task Carries_requests_and_gets_its_credentials_from_the_address()
    {
        await using var proxy = new RawServer(
            async (head, stream) =>
            {
                var known = head.Contains($"Proxy-Authorization: Basic {Credentials}", StringComparison.Ordinal);
                await stream.WriteAsync(known ? RawServer.Ok(Page) : Encoding.ASCII.GetBytes(Asks));
                return true;
            }
        );
        using var shop = Open(proxy, "http://api.shop.invalid/v1", "user%40corp:p%3Aa%20ss@");

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.Zero);
        Assert.That(proxy.Heads, Has.All.StartsWith("GET http://api.shop.invalid/v1/customers HTTP/1.1"));
    }

    [Test]
    public async Task Tunnels_what_is_encrypted_and_never_sees_the_vendors_credentials()
    {
        using var authority = new Authority();
        await using var vendor = new RawServer(
            async (_, stream) =>
            {
                await stream.WriteAsync(RawServer.Ok(Page));
                return true;
            },
            authority.Issue("localhost")
        );
        await using var proxy = new RawServer((_, stream) => TunnelAsync(stream, vendor.Port));
        using var shop = Open(proxy, $"https://localhost:{vendor.Port}/v1", "", authority.Pem);

        using var page = await shop.CustomersAsync();

        Assert.That(proxy.Heads.Single(), Does.StartWith($"CONNECT localhost:{vendor.Port} HTTP/1.1"));
        Assert.That(proxy.Heads.Single(), Does.Not.Contain("Authorization"));
        Assert.That(vendor.Heads.Single(), Does.Contain("Authorization: Basic c2VjcmV0Og=="));
    }

    [TestCase("http://api.shop.invalid/v1")]
    [TestCase("https://api.shop.invalid/v1")]
    public async Task That_refuses_its_credentials_is_an_error_of_the_config_and_not_tried_again(string vendor)
    {
        await using var proxy = new RawServer(
            async (_, stream) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Asks));
                return true;
            }
        );
        using var shop = Open(proxy, vendor, "user:wrong@");

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(failure.Message, Does.Contain("The proxy refused its credentials (407"));
        Assert.That(failure.Message + failure.Detail, Does.Not.Contain("wrong"));
        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task That_cannot_be_reached_is_named()
    {
        var proxy = RawServer.Saying(RawServer.Ok(Page));
        using var shop = Open(proxy, "http://api.shop.invalid/v1", "user:secret@");
        await proxy.DisposeAsync();

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(
            failure.Message,
            Does.StartWith("Could not reach Shop through the proxy localhost: connection refused by localhost")
        );
        Assert.That(failure.Message + failure.Detail, Does.Not.Contain("secret"));
    }

    private static Shop Open(RawServer proxy, string vendor, string userInfo, string? pem = null) =>
        new(
            network: null,
            o => o.BaseAddress = new Uri(vendor),
            new HttpSettings { Proxy = new Uri($"http://{userInfo}localhost:{proxy.Port}"), ProxyCaPem = pem }
        );

    private static async Task<bool> TunnelAsync(Stream client, int port)
    {
        using var target = new TcpClient();
        await target.ConnectAsync("localhost", port);
        await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        await Task.WhenAny(client.CopyToAsync(target.GetStream()), target.GetStream().CopyToAsync(client));
        return false;
    }
}
