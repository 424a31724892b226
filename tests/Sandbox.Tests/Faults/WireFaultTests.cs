using System.Net.Sockets;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.Faults;

internal sealed class WireFaultTests : SandboxTest
{
    [Test]
    public async Task A_reset_connection_sends_nothing()
    {
        var server = await StartAsync();
        server.Faults.Add("reset");

        Assert.That(
            async () => await Client(server).GetAsync("/v1/customers"),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<IOException>()
        );
        Assert.That(server.Requests.Single().Fault, Is.EqualTo("reset"));
    }

    [TestCase("cut", true)]
    [TestCase("cut-chunked", false)]
    public async Task A_cut_reply_has_headers_and_half_of_its_body(string fault, bool hasLength)
    {
        var server = await StartAsync();
        var client = Client(server);
        var whole = await client.BytesAsync("/v1/customers");
        server.Faults.Add(fault);

        using var reply = await client.StartAsync("/v1/customers");
        var (received, error) = await ReadAsync(reply);

        Assert.That(reply.Content.Headers.ContentLength, Is.EqualTo(hasLength ? whole.Length : null));
        Assert.That(error, Is.InstanceOf<IOException>());
        Assert.That(received, Is.EqualTo(whole[..(whole.Length / 2)]));
    }

    [Test]
    public async Task Cut_gzip_data_is_a_complete_message()
    {
        var server = await StartAsync();
        var client = Client(server);
        var whole = await client.BytesAsync("/v1/customers");
        server.Faults.Add("gzip-cut");

        using var reply = await client.GetAsync("/v1/customers");

        var body = await reply.Content.ReadAsByteArrayAsync();
        Assert.That(reply.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        Assert.That(body, Has.Length.EqualTo(reply.Content.Headers.ContentLength));
        Assert.That(body.Take(2), Is.EqualTo(new byte[] { 0x1f, 0x8b }));
        Assert.That(Unpack.Gzip(body), Has.Length.LessThan(whole.Length), "the framework takes it for the end");
    }

    [TestCase("drip=4096/1")]
    [TestCase("stall=0")]
    [TestCase("stall-body=0")]
    public async Task A_slow_reply_is_right_in_the_end(string fault)
    {
        var server = await StartAsync();
        var client = Client(server);
        var right = await client.BytesAsync("/v1/customers");
        server.Faults.Add(fault);

        Assert.That(await client.BytesAsync("/v1/customers"), Is.EqualTo(right));
        Assert.That(server.Requests.Last().Fault, Is.Not.Null);
    }

    [Test]
    public async Task A_client_that_goes_away_ends_the_stall()
    {
        var server = await StartAsync(new ChartMogulOptions { MaxParallel = 1 });
        server.Faults.Add("stall");
        using (var impatient = new TcpClient())
        {
            var address = new Uri(server.BaseUrl);
            await impatient.ConnectAsync(address.Host, address.Port);
            await impatient.GetStream().WriteAsync("GET /v1/ping HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
            while (server.Requests.Count == 0)
            {
                await Task.Yield();
            }
        }

        // The only place is free again as soon as the server sees the client gone.
        var client = Client(server);
        var status = 503;
        while (status == 503)
        {
            using var reply = await client.GetAsync("/v1/ping");
            status = (int)reply.StatusCode;
        }

        Assert.That(status, Is.EqualTo(200));
    }

    private static async Task<(byte[] Received, Exception? Error)> ReadAsync(HttpResponseMessage reply)
    {
        using var received = new MemoryStream();
        var body = await reply.Content.ReadAsStreamAsync();
        try
        {
            await body.CopyToAsync(received);
            return (received.ToArray(), null);
        }
        catch (IOException e)
        {
            return (received.ToArray(), e);
        }
    }
}
