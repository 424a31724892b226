using System.Net;

namespace Connectors.Http;

/// <summary>The real network.</summary>
internal static class Sockets
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    // Long enough to be worth a handshake, short enough to follow a vendor that moves in DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>A handler that decompresses, and neither redirects, keeps cookies, nor adds headers of its own.</summary>
    public static SocketsHttpHandler Create(HttpSettings settings, int connections)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTimeout,
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };
        if (settings.Proxy is { } proxy)
        {
            handler.Proxy = ProxyOf(proxy);
        }

        if (ExtraTrust.From(settings) is { } trust)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = trust.Accepts;
        }

        return handler;
    }

    private static WebProxy ProxyOf(Uri address)
    {
        var proxy = new WebProxy(new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)));
        if (address.UserInfo.Length > 0)
        {
            var parts = address.UserInfo.Split(':', 2);
            proxy.Credentials = new NetworkCredential(
                Uri.UnescapeDataString(parts[0]),
                parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : ""
            );
        }

        return proxy;
    }
}
