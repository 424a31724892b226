using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Bench;

/// <summary>Answers requests that are told apart by their bodies.</summary>
internal static class BenchCallSender
{
    /// <summary>Sends the reply; says whether there is one. If not, the body can be read again.</summary>
    public static async Task<bool> TrySendAsync(
        IFeatureCollection features,
        IBenchCalls bench,
        BenchStatistics statistics
    )
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (bench.CallOf(request.QueryString, body.ToArray()) is { } call)
        {
            statistics.CountCall();
            await SendAsync(features, bench, call, statistics);
            return true;
        }

        request.Body = new MemoryStream(body.ToArray());
        return false;
    }

    private static async Task SendAsync(
        IFeatureCollection features,
        IBenchCalls bench,
        BenchCall call,
        BenchStatistics statistics
    )
    {
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentType = bench.ContentType;
        response.Headers.ContentLength =
            call.Head.Length
            + call.Tail.Length
            + (call.Between.Length * Math.Max(0, call.Count - 1))
            + Enumerable.Range(call.First, call.Count).Sum(bench.LengthOf);
        if (bench.ContentEncoding is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
        }

        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync();
        body.Writer.Write(call.Head.Span);
        for (var block = call.First; block < call.First + call.Count; block++)
        {
            if (block > call.First)
            {
                body.Writer.Write(call.Between.Span);
            }

            var length = bench.LengthOf(block);
            bench.Fill(block, body.Writer.GetSpan(length));
            body.Writer.Advance(length);
            statistics.Count(length);
            if ((await body.Writer.FlushAsync()).IsCompleted)
            {
                // The client has gone.
                return;
            }
        }

        await body.Writer.WriteAsync(call.Tail);
    }
}
