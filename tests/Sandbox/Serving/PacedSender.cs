using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Sandbox.Serving;

/// <summary>Replies that take a while or break off, as <see cref="Reply.Lasts"/> and <see cref="Reply.CutAfter"/> say.</summary>
internal static class PacedSender
{
    public static async Task SendAsync(HttpContext http, Reply reply, SandboxOptions options, CancellationToken token)
    {
        var compressed = ReplySender.Begin(http, reply, options.Gzip);
        var whole = reply.Whole();
        var body = whole[..(int)(whole.Length * Math.Clamp(reply.CutAfter ?? 1, 0, 1))];
        await http.Response.StartAsync(token);

        await using var gzip = compressed ? new GZipStream(http.Response.Body, CompressionLevel.Fastest, true) : null;
        var stream = gzip ?? http.Response.Body;
        await WriteAsync(stream, body[..(body.Length / 2)], token);
        await Task.Delay(reply.Lasts, options.Time, token);
        await WriteAsync(stream, body[(body.Length / 2)..], token);
        if (reply.CutAfter is not null)
        {
            await BrokenConnection.EndAsync(http, options.Time, token);
        }
    }

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        await stream.WriteAsync(bytes, token);
        await stream.FlushAsync(token);
    }
}
