using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Sandbox.Serving;

/// <summary>Kestrel alone, without host, container or logging: it starts in milliseconds and says nothing.</summary>
internal static class Listener
{
    /// <param name="port">The port on the loopback address; 0 for a free one.</param>
    /// <param name="inline">Whether requests run on the thread that read them; only for work that never waits.</param>
    /// <param name="certificate">What to prove the server's name with, or null for plain HTTP.</param>
    public static IServer Create(int port, bool inline, X509Certificate2? certificate)
    {
        if (certificate is not null)
        {
            return CreateSecure(port, inline, certificate);
        }

        var options = new KestrelServerOptions();
        Configure(options, port, static _ => { });
        var transport = new SocketTransportOptions();
        Configure(transport, inline);
        var sockets = new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }

    /// <summary>TLS is the one thing that Kestrel needs a container for.</summary>
    private static IServer CreateSecure(int port, bool inline, X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => Configure(options, port, listen => listen.UseHttps(certificate)));
        builder.Services.Configure<SocketTransportOptions>(options => Configure(options, inline));
        return builder.Build().Services.GetRequiredService<IServer>();
    }

    private static void Configure(KestrelServerOptions options, int port, Action<ListenOptions> further)
    {
        options.AddServerHeader = false;
        // A client that is stopped in a debugger, or reads a page very slowly on purpose, is not to be cut off.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = null;
        options.Listen(
            IPAddress.Loopback,
            port,
            listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                further(listen);
            }
        );
    }

    private static void Configure(SocketTransportOptions options, bool inline)
    {
        options.IOQueueCount = 1;
        options.UnsafePreferInlineScheduling = inline;
        // 1: a flush ends when the socket has taken everything, so what a fault sends before it cuts is sent.
        // A page of a benchmark goes out at once; the default of 64 KB would wait half-way.
        options.MaxWriteBufferSize = inline ? 1 << 20 : 1;
    }
}
