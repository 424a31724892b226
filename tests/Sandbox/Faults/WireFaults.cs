using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Sandbox.Serving;

namespace Sandbox.Faults;

/// <summary>Connections that break, stop or crawl.</summary>
internal static class WireFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("reset", "the connection is reset before anything is sent") { Wire = (call, _, _) => ResetAsync(call) },
        new("cut", "the connection breaks behind half of the body, short of its Content-Length")
        {
            Wire = (call, reply, token) => CutAsync(call, reply, withLength: true, token),
        },
        new("cut-chunked", "the connection breaks behind half of a chunked body")
        {
            Wire = (call, reply, token) => CutAsync(call, reply, withLength: false, token),
        },
        new("gzip-cut", "gzip data that breaks off half-way, in a complete HTTP message") { Wire = GzipCutAsync },
        new("drip", "the body in drops of =BYTES/MILLISECONDS (16/50)") { Wire = DripAsync },
        new("stall", "silence before the headers, for =SECONDS (for ever), then the reply") { Wire = StallAsync },
        new("stall-body", "silence behind half of the body, for =SECONDS (for ever), then the rest")
        {
            Wire = StallBodyAsync,
        },
    ];

    private static Task ResetAsync(FaultCall call)
    {
        // Closing with linger 0 sends RST, which is what a client of a crashed server sees.
        var socket = call.Http.Features.Get<IConnectionSocketFeature>()?.Socket;
        socket?.LingerState = new LingerOption(true, 0);
        call.Http.Abort();
        return Task.CompletedTask;
    }

    private static async Task CutAsync(FaultCall call, Reply reply, bool withLength, CancellationToken token)
    {
        await SendHalfAsync(call.Http, reply, withLength, token);
        await BrokenConnection.EndAsync(call.Http, call.Time, token);
    }

    private static async Task GzipCutAsync(FaultCall call, Reply reply, CancellationToken token)
    {
        var compressed = ReplySender.Compress(reply.Whole().Span);
        var half = reply with { Body = compressed.AsMemory(0, compressed.Length / 2), Parts = null };
        await ReplySender.SendAsync(call.Http, half.With("Content-Encoding", "gzip"), gzip: false, token);
    }

    private static async Task DripAsync(FaultCall call, Reply reply, CancellationToken token)
    {
        var (size, pause) = DropOf(call.Argument);
        var body = reply.Whole();
        ReplySender.Start(call.Http, reply);
        call.Http.Response.ContentLength = body.Length;
        for (var at = 0; at < body.Length; at += size)
        {
            await call.Http.Response.Body.WriteAsync(body.Slice(at, Math.Min(size, body.Length - at)), token);
            await call.Http.Response.Body.FlushAsync(token);
            await call.PauseAsync(pause, token);
        }
    }

    private static async Task StallAsync(FaultCall call, Reply reply, CancellationToken token)
    {
        await call.PauseAsync(SilenceOf(call), token);
        await ReplySender.SendAsync(call.Http, reply, gzip: false, token);
    }

    private static async Task StallBodyAsync(FaultCall call, Reply reply, CancellationToken token)
    {
        var rest = await SendHalfAsync(call.Http, reply, withLength: true, token);
        await call.PauseAsync(SilenceOf(call), token);
        await call.Http.Response.Body.WriteAsync(rest, token);
    }

    private static async Task<ReadOnlyMemory<byte>> SendHalfAsync(
        HttpContext http,
        Reply reply,
        bool withLength,
        CancellationToken token
    )
    {
        var body = reply.Whole();
        ReplySender.Start(http, reply);
        http.Response.ContentLength = withLength ? body.Length : null;
        await http.Response.Body.WriteAsync(body[..(body.Length / 2)], token);
        await http.Response.Body.FlushAsync(token);
        return body[(body.Length / 2)..];
    }

    private static TimeSpan SilenceOf(FaultCall call) =>
        call.Argument is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(call.Number(0));

    private static (int Size, TimeSpan Pause) DropOf(string? argument) =>
        argument?.Split('/') is [var size, var pause] && int.TryParse(size, out var bytes) && bytes > 0
            ? (bytes, TimeSpan.FromMilliseconds(int.TryParse(pause, out var milliseconds) ? milliseconds : 50))
            : (16, TimeSpan.FromMilliseconds(50));
}
