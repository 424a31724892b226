using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Bench;

namespace Sandbox.Serving;

/// <summary>Where requests enter: benchmark pages first and without a context of their own, for they must cost nothing.</summary>
internal sealed class Application(ControlEndpoints next, BenchHandler? bench) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public Task ProcessRequestAsync(IFeatureCollection context) =>
        bench is not null && bench.TryHandle(context, out var handled)
            ? handled
            : next.HandleAsync(new DefaultHttpContext(context));

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }
}
