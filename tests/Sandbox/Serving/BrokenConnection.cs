using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Sandbox.Serving;

/// <summary>The end of a connection in the middle of a body.</summary>
internal static class BrokenConnection
{
    /// <summary>
    /// A close in good order, since a reset may take from the client what it has not read yet. Then it is the client's
    /// turn to hang up.
    /// </summary>
    public static Task EndAsync(HttpContext http, TimeProvider time, CancellationToken token)
    {
        http.Features.Get<IConnectionSocketFeature>()?.Socket.Shutdown(SocketShutdown.Send);
        return Task.Delay(Timeout.InfiniteTimeSpan, time, token);
    }
}
