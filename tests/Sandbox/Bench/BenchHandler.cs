using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Bench;

/// <summary>
/// Serves the pages of a benchmark, and <c>/bench/stats</c>. It works on Kestrel's features, below contexts, logs and
/// limits: what the server spends on a page is what the client's figures lose.
/// </summary>
internal sealed class BenchHandler(IBenchPages pages, string prefix)
{
    public const string Help = """
          Page n, from 0 on, is asked for by cursor=p and n in nine digits, so one curl reads all of 10,000 pages:
          curl -s "$URL/v1/activities?cursor=p[000000000-000009999]" -o /dev/null
          GET    /bench/stats        pages, bytes, and processor microseconds a page; ?reset then starts anew
        """;

    private readonly string _path = prefix + pages.Path;
    private readonly BenchStatistics _statistics = new();

    /// <summary>Answers the request if it is the benchmark's.</summary>
    public bool TryHandle(IFeatureCollection features, out Task handled)
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        var isPage = request.Path == _path;
        handled =
            isPage && pages.PageOf(request.QueryString) is { } page ? SendPageAsync(features, page)
            : isPage ? SendAsync(features, 400, """{"code":400,"message":"There is no such page.","param":"cursor"}""")
            : request.Path == "/bench/stats" ? SendAsync(features, 200, Statistics(request.QueryString))
            : Task.CompletedTask;
        return isPage || request.Path == "/bench/stats";
    }

    private string Statistics(string query)
    {
        var text = _statistics.ToJson();
        if (query == "?reset")
        {
            _statistics.Reset();
        }

        return text;
    }

    private async Task SendPageAsync(IFeatureCollection features, int page)
    {
        var length = pages.LengthOf(page);
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentType = "application/json";
        response.Headers.ContentLength = length;
        if (pages.ContentEncoding is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
        }

        // Once the response has started, the writer hands out its own buffer; before, it would copy the page again.
        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync();
        pages.Fill(page, body.Writer.GetSpan(length));
        body.Writer.Advance(length);
        _statistics.Count(length);
    }

    private static async Task SendAsync(IFeatureCollection features, int status, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = status;
        response.Headers.ContentType = "application/json";
        response.Headers.ContentLength = bytes.Length;
        await features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(bytes);
    }
}
