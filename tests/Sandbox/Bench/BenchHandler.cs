using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Sandbox.Bench;

/// <summary>
/// Serves a benchmark's replies, and <c>/bench/stats</c>. It works on Kestrel's features, below contexts, logs and
/// limits: what the server spends on a reply is what the client's figures lose.
/// </summary>
internal sealed class BenchHandler(IBench bench, string prefix, Func<IFeatureCollection, Task> next)
{
    public const string Help = """
          GET    /bench/stats        calls, pages, bytes, and processor microseconds a page; ?reset then starts anew
        """;

    private readonly string _path = prefix + bench.Path;
    private readonly BenchStatistics _statistics = new();

    /// <summary>Answers the request if it is the benchmark's.</summary>
    public bool TryHandle(IFeatureCollection features, out Task handled)
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        var isBench = request.Path == _path;
        handled =
            isBench ? AnswerAsync(features, request.QueryString)
            : request.Path == "/bench/stats" ? SendAsync(features, 200, Statistics(request.QueryString))
            : Task.CompletedTask;
        return isBench || request.Path == "/bench/stats";
    }

    private Task AnswerAsync(IFeatureCollection features, string query) =>
        bench switch
        {
            IBenchCalls calls => AnswerCallAsync(features, calls),
            IBenchPages pages when pages.PageOf(query) is { } page => SendPageAsync(features, pages, page),
            IBenchBody body when body.IsFor(query) => BenchBodySender.SendAsync(features, body, _statistics),
            IBenchBody body => SendAsync(features, 200, "", body.ContentType),
            _ => SendAsync(features, 400, """{"code":400,"message":"There is no such page.","param":"cursor"}"""),
        };

    private async Task AnswerCallAsync(IFeatureCollection features, IBenchCalls calls)
    {
        if (!await BenchCallSender.TrySendAsync(features, calls, _statistics))
        {
            await next(features);
        }
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

    private async Task SendPageAsync(IFeatureCollection features, IBenchPages pages, int page)
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
        _statistics.CountCall();
    }

    private static async Task SendAsync(
        IFeatureCollection features,
        int status,
        string text,
        string type = "application/json"
    )
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = status;
        response.Headers.ContentType = type;
        response.Headers.ContentLength = bytes.Length;
        await features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(bytes);
    }
}
