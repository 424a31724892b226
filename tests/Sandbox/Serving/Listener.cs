using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Sandbox.Serving;

/// <summary>Kestrel alone, without host, container or logging: it starts in milliseconds and says nothing.</summary>
internal static class Listener
{
    /// <param name="inline">Whether requests run on the thread that read them; only for work that never waits.</param>
    public static IServer Create(int port, bool inline)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        // A page of 120 KB goes to the socket in one write; the default of 64 KB would stop half-way for the client.
        options.Limits.MaxResponseBufferSize = 1 << 20;
        // A client that is stopped in a debugger, or reads a page very slowly on purpose, is not to be cut off.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);

        var sockets = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { IOQueueCount = 1, UnsafePreferInlineScheduling = inline }),
            NullLoggerFactory.Instance
        );
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
