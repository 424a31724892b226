using System.Buffers.Text;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Bench;

/// <summary>Sends a body block by block, each a chunk that is framed here: Kestrel would cut it into small ones.</summary>
internal static class BenchBodySender
{
    /// <summary>Eight digits of length and two line ends.</summary>
    private const int Frame = 12;

    public static async Task SendAsync(IFeatureCollection features, IBenchBody bench, BenchStatistics statistics)
    {
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentType = bench.ContentType;
        // Kestrel leaves the framing to whoever says this.
        response.Headers.TransferEncoding = "chunked";
        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync();
        statistics.CountCall();
        for (var block = 0; block < bench.Count; block++)
        {
            Write(body.Writer, bench, block);
            statistics.Count(bench.LengthOf(block));
            if ((await body.Writer.FlushAsync()).IsCompleted)
            {
                // The client has gone.
                return;
            }
        }

        await body.Writer.WriteAsync("0\r\n\r\n"u8.ToArray());
    }

    private static void Write(PipeWriter writer, IBenchBody bench, int block)
    {
        var length = bench.LengthOf(block);
        var chunk = writer.GetSpan(length + Frame);
        Utf8Formatter.TryFormat(length, chunk, out _, new System.Buffers.StandardFormat('x', 8));
        "\r\n"u8.CopyTo(chunk[8..]);
        bench.Fill(block, chunk[10..]);
        "\r\n"u8.CopyTo(chunk[(10 + length)..]);
        writer.Advance(length + Frame);
    }
}
