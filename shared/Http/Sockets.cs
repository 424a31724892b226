using System.Net;
using System.Text;

namespace Connectors.Http;

/// <summary>The real network.</summary>
internal static class Sockets
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    // Long enough to be worth a handshake, short enough to follow a vendor that moves in DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>A handler that decompresses, and neither redirects, keeps cookies, nor adds headers of its own.</summary>
    /// <param name="settings">The proxy and whom to trust.</param>
    /// <param name="connections">How many connections may be open at once.</param>
    /// <param name="publicOnly">The address, where it and all others must lie in the public network; else null.</param>
    public static SocketsHttpHandler Create(HttpSettings settings, int connections, Uri? publicOnly = null)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTimeout,
            MaxConnectionsPerServer = connections,
            PooledConnectionLifetime = ConnectionLifetime,
            RequestHeaderEncodingSelector = EncodingOf,
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

        if (publicOnly is not null)
        {
            handler.ConnectCallback = new PublicHost(settings.Proxy ?? ProxyOfEnvironment(publicOnly)).ConnectAsync;
        }

        return handler;
    }

    /// <summary>RFC 9110, 5.5: beyond ASCII servers expect ISO 8859-1, or take the bytes as they come.</summary>
    private static Encoding EncodingOf(string name, HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) && values.Any(value => value.Any(c => c > 0xFF))
            ? Encoding.UTF8
            : Encoding.Latin1;

    private static Uri? ProxyOfEnvironment(Uri address) =>
        HttpClient.DefaultProxy.IsBypassed(address) ? null : HttpClient.DefaultProxy.GetProxy(address);

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
