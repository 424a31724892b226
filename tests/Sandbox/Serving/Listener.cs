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
        // A client that is stopped in a debugger, or reads a page very slowly on purpose, is not to be cut off.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);

        var sockets = new SocketTransportFactory(
            Options.Create(
                new SocketTransportOptions
                {
                    IOQueueCount = 1,
                    UnsafePreferInlineScheduling = inline,
                    // 1: a flush ends when the socket has taken everything, so what a fault sends before it cuts is sent.
                    // A page of a benchmark goes out at once; the default of 64 KB would wait half-way.
                    MaxWriteBufferSize = inline ? 1 << 20 : 1,
                }
            ),
            NullLoggerFactory.Instance
        );
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }
}
