using System.Net;
using System.Text;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.Serving;

internal sealed class SandboxServerTests : SandboxTest
{
    [Test]
    public async Task A_server_takes_a_free_port_on_the_loopback_address()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        Assert.That(first.BaseUrl, Does.Match(@"^http://127\.0\.0\.1:[1-9]\d+$"));
        Assert.That(second.BaseUrl, Is.Not.EqualTo(first.BaseUrl));
    }

    [Test]
    public async Task A_path_before_the_vendors_own_is_part_of_the_address_and_needed()
    {
        var server = await StartAsync(options: new SandboxOptions { PathPrefix = "/archive/eu" });
        using var inside = await Client(server).GetAsync("/v1/ping");
        using var http = new HttpClient();
        using var outside = await http.GetAsync(new Uri(new Uri(server.BaseUrl), "/v1/ping"));

        Assert.That(server.BaseUrl, Does.EndWith("/archive/eu"));
        Assert.That(inside.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(outside.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(server.Requests.To("/v1/ping").Select(request => request.Status), Is.EqualTo(new[] { 200, 404 }));
    }

    [Test]
    public async Task Every_request_is_logged_with_what_it_asked_and_how_it_was_answered()
    {
        var clock = new StandingClock();
        var server = await StartAsync(new ChartMogulOptions { ApiKey = "right" }, new SandboxOptions { Time = clock });
        server.Faults.Add("500@/v1/plans");
        await Client(server, "right").GetAsync("/v1/customers?cursor=a%2Bb&per_page=5");
        await Client(server, "wrong").GetAsync("/v1/account");
        await Client(server, "right").GetAsync("/v1/plans");

        var log = server.Requests.ToList();
        Assert.That(
            log.Select(request => request.Path),
            Is.EqualTo(new[] { "/v1/customers", "/v1/account", "/v1/plans" })
        );
        Assert.That(log.Select(request => request.Status), Is.EqualTo(new[] { 400, 401, 500 }));
        Assert.That(log.Select(request => request.Authorized), Is.EqualTo(new[] { true, false, true }));
        Assert.That(log.Select(request => request.Fault), Is.EqualTo(new[] { null, null, "500" }));
        Assert.That(log[0].Query, Is.EqualTo("?cursor=a%2Bb&per_page=5"));
        Assert.That(log[0].Value("cursor"), Is.EqualTo("a+b"));
        Assert.That(log[0].At, Is.EqualTo(clock.GetUtcNow()));
    }

    [Test]
    public async Task A_reply_is_compressed_only_for_a_client_that_asks([Values] bool offered)
    {
        var client = await ClientAsync(options: new SandboxOptions { Gzip = offered });

        using var asked = await client.SendAsync(HttpMethod.Get, "/v1/customers", accept: "gzip");
        using var plain = await client.SendAsync(HttpMethod.Get, "/v1/customers");

        Assert.That(asked.Content.Headers.ContentEncoding, Is.EqualTo(offered ? ["gzip"] : Array.Empty<string>()));
        Assert.That(plain.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(
            Unpack.Gzip(await asked.Content.ReadAsByteArrayAsync(), offered),
            Is.EqualTo(await plain.Content.ReadAsByteArrayAsync())
        );
    }

    [TestCase("drip=1/1000")]
    [TestCase("stall-body")]
    public async Task Disposing_ends_replies_that_are_under_way(string fault)
    {
        var server = await StartAsync();
        server.Faults.Add(fault);
        using var reply = await Client(server).StartAsync("/v1/customers");

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.That(async () => await reply.Content.ReadAsByteArrayAsync(), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Disposing_ends_a_request_that_never_gets_an_answer()
    {
        var server = await StartAsync();
        server.Faults.Add("stall");
        var reply = Client(server).GetAsync("/v1/customers");
        while (server.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.That(async () => await reply, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_reply_in_parts_arrives_whole([Values] bool gzip)
    {
        await using var server = await SandboxServer.StartAsync(new PartsVendor());

        using var reply = await Client(server)
            .SendAsync(HttpMethod.Post, "/export", body: "3", accept: gzip ? "gzip" : null);

        var body = Unpack.Gzip(await reply.Content.ReadAsByteArrayAsync(), gzip);
        Assert.That(reply.Headers.TransferEncodingChunked, Is.True);
        Assert.That(Encoding.UTF8.GetString(body), Is.EqualTo("{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n"));
    }

    /// <summary>What a vendor with endless exports looks like.</summary>
    private sealed class PartsVendor : IVendor
    {
        public VendorLimits Limits { get; } = new();

        public bool IsAuthorized(VendorRequest request) => true;

        public Reply Answer(VendorRequest request) =>
            new(200, "application/x-ndjson", default) { Parts = Lines(Encoding.UTF8.GetString(request.Body.Span)) };

        public Reply Refuse(int status) => Reply.Text(status, "refused");

        private static IEnumerable<ReadOnlyMemory<byte>> Lines(string count) =>
            Enumerable
                .Range(0, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
                .Select(n => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"{{\"n\":{n}}}\n"));
    }
}
