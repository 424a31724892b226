using System.Text;

namespace Sandbox.Tests.Serving;

internal sealed class PacedReplyTests : SandboxTest
{
    private static readonly string _body = string.Concat(Enumerable.Range(0, 100).Select(n => $"line {n:d3}\n"));

    [Test]
    public async Task A_reply_that_lasts_sends_one_half_at_once_and_the_other_later([Values] bool gzip)
    {
        var clock = new StandingClock();
        var vendor = new OneReply(reply => reply with { Lasts = TimeSpan.FromMinutes(5) });
        var server = await StartAsync(vendor, new SandboxOptions { Time = clock });
        using var handler = new SocketsHttpHandler();
        handler.AutomaticDecompression = gzip ? System.Net.DecompressionMethods.GZip : default;
        using var http = new HttpClient(handler);
        using var reply = await http.GetAsync(
            new Uri(server.BaseUrl + "/export"),
            HttpCompletionOption.ResponseHeadersRead
        );
        await using var stream = await reply.Content.ReadAsStreamAsync();

        var half = new byte[_body.Length / 2];
        await stream.ReadExactlyAsync(half);
        var rest = new StreamReader(stream).ReadToEndAsync();
        while (clock.Waiting == 0)
        {
            await Task.Yield();
        }

        Assert.That(rest.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(Encoding.ASCII.GetString(half) + await rest, Is.EqualTo(_body));
        Assert.That(reply.Headers.TransferEncodingChunked, Is.True);
        Assert.That(reply.Content.Headers.ContentLength, Is.Null);
    }

    [TestCase(0)]
    [TestCase(0.25)]
    [TestCase(1)]
    public async Task A_reply_that_is_cut_ends_with_its_connection(double part)
    {
        var server = await StartAsync(new OneReply(reply => reply with { CutAfter = part }));
        using var reply = await Client(server).StartAsync("/export");
        await using var stream = await reply.Content.ReadAsStreamAsync();

        var sent = new byte[(int)(_body.Length * part)];
        await stream.ReadExactlyAsync(sent);

        Assert.That(Encoding.ASCII.GetString(sent), Is.EqualTo(_body[..sent.Length]));
        Assert.That(async () => await stream.ReadAsync(new byte[1]), Throws.InstanceOf<HttpIOException>());
    }

    /// <summary>A vendor that gives the same text to everybody.</summary>
    private sealed class OneReply(Func<Reply, Reply> change) : IVendor
    {
        public VendorLimits Limits { get; } = new();

        public bool IsAuthorized(VendorRequest request) => true;

        public Reply Answer(VendorRequest request) => change(Reply.Text(200, _body));

        public Reply Refuse(int status) => Reply.Text(status, "refused");
    }
}
