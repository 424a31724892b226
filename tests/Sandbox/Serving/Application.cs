using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Bench;

namespace Sandbox.Serving;

/// <summary>Where requests enter: benchmark pages first and without a context of their own, for they must cost nothing.</summary>
internal sealed class Application : IHttpApplication<IFeatureCollection>
{
    private readonly ControlEndpoints _next;
    private readonly BenchHandler? _bench;

    public Application(ControlEndpoints next, IBench? bench, string prefix)
    {
        _next = next;
        _bench = bench is null ? null : new BenchHandler(bench, prefix, AnswerAsync);
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public Task ProcessRequestAsync(IFeatureCollection context) =>
        _bench is not null && _bench.TryHandle(context, out var handled) ? handled : AnswerAsync(context);

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    private Task AnswerAsync(IFeatureCollection context) => _next.HandleAsync(new DefaultHttpContext(context));
}
