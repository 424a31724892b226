using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>What only real sockets show; all on loopback.</summary>
public class NetworkTests
{
    private const string Page = """{"entries":[{"uuid":"a"}]}""";

    [Test]
    public async Task A_body_that_is_cut_is_asked_for_again()
    {
        var cut = RawServer.Ok(Encoding.UTF8.GetBytes(Page), announced: 1000);
        await using var server = RawServer.Saying(cut, cut, RawServer.Ok(Page));
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        Assert.That((page.Count, server.Heads.Count), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task A_body_that_is_always_cut_fails_and_says_so()
    {
        await using var server = RawServer.Saying(RawServer.Ok(Encoding.UTF8.GetBytes(Page), announced: 1000));
        using var shop = Open(server);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.Contain("localhost ended the connection in the middle of its answer"));
    }

    [Test]
    public async Task A_chunked_body_without_its_end_is_asked_for_again()
    {
        var cut = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n{Page}\r\n");
        await using var server = RawServer.Saying(cut, RawServer.Ok(Page));
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        Assert.That(server.Heads, Has.Count.EqualTo(2));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_read_and_asked_for(string encoding)
    {
        await using var server = RawServer.Saying(
            RawServer.Ok(Packed(encoding, Page), $"Content-Encoding: {encoding}\r\n")
        );
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(1));
        Assert.That(server.Heads.Single(), Does.Match($"(?m)^Accept-Encoding: .*{encoding}"));
    }

    [TestCase(12)]
    [TestCase(30)]
    public async Task A_compressed_body_that_is_cut_is_asked_for_again(int missing)
    {
        var whole = Packed("gzip", Some.Page(50));
        var cut = RawServer.Ok(whole[..^missing], "Content-Encoding: gzip\r\n");
        await using var server = RawServer.Saying(cut, RawServer.Ok(whole, "Content-Encoding: gzip\r\n"));
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        Assert.That((page.Count, server.Heads.Count), Is.EqualTo((50, 2)));
    }

    [Test]
    public async Task A_body_is_read_while_it_comes_and_not_before_the_call_goes_on()
    {
        using var first = new SemaphoreSlim(0);
        await using var server = new RawServer(
            async (_, stream) =>
            {
                await stream.WriteAsync(RawServer.Ok([], announced: Page.Length));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Page[..10]));
                await first.WaitAsync();
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Page[10..]));
                return true;
            }
        );
        using var shop = Open(server);

        var call = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(120)); // the reader waits for the rest of the body
        var early = call.IsCompleted;
        first.Release();
        using var page = await call;

        Assert.That((early, page.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task A_connection_is_used_again()
    {
        await using var server = new RawServer(
            async (_, stream) =>
            {
                await stream.WriteAsync(RawServer.Ok(Page));
                return true;
            }
        );
        using var shop = Open(server);

        using var one = await shop.CustomersAsync();
        using var two = await shop.CustomersAsync();

        Assert.That((server.Heads.Count, server.Connections), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task No_header_is_sent_that_nobody_set()
    {
        await using var server = RawServer.Saying(RawServer.Ok(Page));
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        var names = server
            .Heads[0]
            .Split("\r\n")[1..^2]
            .Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);
        Assert.That(
            names,
            Is.EquivalentTo(new[] { "Host", "Accept", "Accept-Encoding", "Authorization", "User-Agent" })
        );
    }

    [Test]
    public async Task A_refused_connection_says_so()
    {
        var server = RawServer.Saying(RawServer.Ok(Page));
        using var shop = Open(server);
        await server.DisposeAsync();

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(
            failure.Message,
            Does.StartWith("Could not reach Shop: connection refused by localhost (at /v1/customers).")
        );
    }

    [Test]
    public async Task A_name_that_nobody_has_says_so()
    {
        using var shop = new Shop(
            network: null,
            o => (o.BaseAddress, o.MaxAttempts) = (new Uri("http://api.shop.invalid"), 1)
        );

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.StartWith("Could not reach Shop: could not resolve api.shop.invalid"));
    }

    [Test]
    public async Task A_connection_that_is_reset_is_opened_again()
    {
        var first = true;
        await using var server = new RawServer(
            async (_, stream) =>
            {
                if (first)
                {
                    first = false;
                    ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
                    return false;
                }

                await stream.WriteAsync(RawServer.Ok(Page));
                return false;
            }
        );
        using var shop = Open(server);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_no_HTTP_says_so()
    {
        await using var server = RawServer.Saying("SSH-2.0-OpenSSH_9.6\r\n\r\n"u8.ToArray());
        using var shop = Open(server);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Contain("localhost did not answer in HTTP"));
    }

    [Test]
    public async Task A_redirect_of_a_real_server_is_left_to_us()
    {
        await using var server = RawServer.Saying(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/x\r\nContent-Length: 0\r\n\r\n"u8.ToArray()
        );
        using var shop = Open(server);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(failure.Message, Does.Contain("http://127.0.0.1:9"));
    }

    private static Shop Open(RawServer server) => new(network: null, o => o.BaseAddress = server.Address);

    private static byte[] Packed(string encoding, string text)
    {
        var packed = new MemoryStream();
        using (
            Stream packer = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
                "br" => new BrotliStream(packed, CompressionLevel.Optimal),
                _ => new ZLibStream(packed, CompressionLevel.Optimal),
            }
        )
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
