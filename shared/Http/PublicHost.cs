using System.Net;
using System.Net.Sockets;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>
/// Connects to a host in the public network only. Its addresses are looked at in the moment of connecting, so that no name
/// and no later change of it leads elsewhere. A proxy that the user chose may lie where it wants.
/// </summary>
public sealed class PublicHost
{
    /// <summary>Not reachable from everywhere, by the registries of special-purpose addresses (RFC 6890 and its updates).</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>An IPv4 address within an IPv6 one leads to the same host (RFC 6052, RFC 3056).</summary>
    private static readonly (IPNetwork Network, int At)[] Embedding =
    [
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    private readonly Uri? _proxy;

    /// <summary>With <paramref name="proxy"/> on the way, which may lie where it wants; null for none.</summary>
    internal PublicHost(Uri? proxy) => _proxy = proxy;

    /// <summary>Whether an address names this machine or a private network by itself, without anybody being asked.</summary>
    public static bool IsKnownToBePrivate(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        return address.IsLoopback
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip) && !IsPublic(ip));
    }

    /// <summary>Whether an address lies in the public network.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        var own = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var (network, at) in Embedding)
        {
            if (network.Contains(own))
            {
                return IsPublic(new IPAddress(own.GetAddressBytes().AsSpan(at, 4)));
            }
        }

        return !Special.Any(network => network.Contains(own));
    }

    /// <summary>Opens a connection, for the HTTP stack.</summary>
    /// <exception cref="ConnectorException">The host lies elsewhere.</exception>
    internal async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!IsProxy(host, port) && addresses.FirstOrDefault(found => !IsPublic(found)) is { } refused)
        {
            throw Refused(host, refused);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsProxy(string host, int port) =>
        port == _proxy?.Port && host.Trim('[', ']').Equals(_proxy.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static ConnectorException Refused(string host, IPAddress address) =>
        ConnectorException.Config(
            $"{host} is {address}, which lies on this machine or in a private network. Check the option \"Base URL\", or switch on "
                + "\"Allow Private Hosts\" (allow_private_hosts) if this is meant."
        );
}
