using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Sandbox.Serving;

/// <summary>Puts a reply on the wire as a well-behaved server does.</summary>
internal static class ReplySender
{
    public static Task SendAsync(HttpContext http, Reply reply, bool gzip, CancellationToken cancellationToken)
    {
        var compressed = Begin(http, reply, gzip);
        return reply.Parts is null
            ? SendWholeAsync(http, compressed ? Compress(reply.Body.Span) : reply.Body, cancellationToken)
            : SendPartsAsync(http, reply.Parts, compressed, cancellationToken);
    }

    /// <summary>Status and headers; says whether the body is to be compressed.</summary>
    public static bool Begin(HttpContext http, Reply reply, bool gzip)
    {
        Start(http, reply);
        var asked = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var compressed = gzip && asked && (reply.Parts is not null || reply.Body.Length > 0);
        if (compressed)
        {
            http.Response.Headers.ContentEncoding = "gzip";
        }

        return compressed;
    }

    /// <summary>Status and headers, all but those that depend on how the body is sent.</summary>
    public static void Start(HttpContext http, Reply reply)
    {
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers.Append(name, value);
        }
    }

    public static byte[] Compress(ReadOnlySpan<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    private static async Task SendWholeAsync(HttpContext http, ReadOnlyMemory<byte> body, CancellationToken token)
    {
        http.Response.ContentLength = body.Length;
        if (body.Length > 0)
        {
            await http.Response.Body.WriteAsync(body, token);
        }
    }

    private static async Task SendPartsAsync(
        HttpContext http,
        IEnumerable<ReadOnlyMemory<byte>> parts,
        bool compressed,
        CancellationToken token
    )
    {
        await using var gzip = compressed ? new GZipStream(http.Response.Body, CompressionLevel.Fastest, true) : null;
        var body = gzip ?? http.Response.Body;
        foreach (var part in parts)
        {
            await body.WriteAsync(part, token);
            await body.FlushAsync(token);
        }
    }
}
