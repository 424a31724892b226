using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>Turns what the network stack throws into a failure that names the host and the cause.</summary>
/// <param name="vendor">The vendor's name.</param>
/// <param name="proxy">The host of the configured proxy, or null: a refused connection may be the proxy's.</param>
/// <param name="whenUnreachable">What to tell a user when there is no connection at all.</param>
internal sealed class NetworkFailure(string vendor, string? proxy, string whenUnreachable = "")
{
    /// <summary>Whether the vendor has ever answered: then it is there, and only slow.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>What to tell a user whose vendor never answered, behind a blank; empty where it did.</summary>
    public string Advice => HasAnswered || whenUnreachable.Length == 0 ? "" : " " + whenUnreachable;

    /// <summary>True for what the network stack throws; a cancellation that nobody asked for is its time-out to connect.</summary>
    public static bool IsOne(Exception e) =>
        e
            is HttpRequestException
                or IOException
                or SocketException
                or AuthenticationException
                or OperationCanceledException;

    /// <summary>The failure to throw in place of <paramref name="e"/>.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="host">Who was asked.</param>
    /// <param name="path">For what.</param>
    /// <param name="isCut">Whether the answer had begun.</param>
    public VendorException From(Exception e, string host, string path, bool isCut = false)
    {
        if (IsProxyRefusal(e))
        {
            return new VendorException(
                FailureType.ConfigError,
                "The proxy refused its credentials (407). Check the proxy's address.",
                HttpStatusCode.ProxyAuthenticationRequired,
                detail: Chain(e),
                innerException: e
            );
        }

        if (Inner<ConnectorException>(e) is { } known)
        {
            // Thrown on purpose while the server's certificate was judged.
            return new VendorException(known.FailureType, known.Message, detail: Chain(e), innerException: e);
        }

        var untrusted = IsCertificate(e);
        var hint =
            untrusted
                ? " Set the certificate of your proxy or of your own authority as proxy_ca_certificate, or in a file named by SSL_CERT_FILE."
            : IsUnreachable(e) && whenUnreachable.Length > 0 ? " " + whenUnreachable
            : "";
        var through = proxy is null ? "" : $" through the proxy {proxy}";
        var what = $"Could not reach {vendor}{through}: {Cause(e, host, untrusted)} (at {path}).";
        return new VendorException(FailureType.TransientError, what + hint, detail: Chain(e), innerException: e)
        {
            Brief = what.TrimEnd('.'),
            // The same certificate comes again: asking eight times would only hide the answer.
            MayPass = !untrusted,
            SmallerMayPass = isCut,
        };
    }

    private string Cause(Exception e, string host, bool untrusted)
    {
        if (untrusted)
        {
            return $"the certificate of {host} is not trusted";
        }

        var kind =
            e is HttpRequestException { HttpRequestError: var error } ? error
            : e is HttpIOException { HttpRequestError: var bodyError } ? bodyError
            : HttpRequestError.Unknown;

        // Through a proxy, the socket is the proxy's and so is its trouble.
        var peer = proxy ?? host;
        return kind switch
        {
            HttpRequestError.NameResolutionError => $"could not resolve {peer}",
            HttpRequestError.SecureConnectionError => $"no secure connection to {host} could be agreed on",
            HttpRequestError.ProxyTunnelError => $"the proxy did not open a connection to {host}",
            HttpRequestError.ResponseEnded => $"{host} ended the connection in the middle of its answer",
            HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse => $"{host} did not answer in HTTP",
            _ => $"{SocketCause(e)} {peer}",
        };
    }

    private static string SocketCause(Exception e) =>
        Inner<SocketException>(e)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "connection refused by",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
                "connection reset by",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => "no route to",
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "could not resolve",
            SocketError.TimedOut => "no connection in time to",
            _ when e is OperationCanceledException => "no connection in time to",
            _ => "the connection failed to",
        };

    private static bool IsUnreachable(Exception e) =>
        e is OperationCanceledException
        || e
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            };

    private static bool IsCertificate(Exception e) =>
        Inner<AuthenticationException>(e) is { } refused
        && refused.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);

    // A tunnel that the proxy refuses has no response to look at, only this text.
    private static bool IsProxyRefusal(Exception e) =>
        e is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }
        && e.Message.Contains("'407'", StringComparison.Ordinal);

    private static T? Inner<T>(Exception e)
        where T : Exception
    {
        for (var at = e; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Chain(Exception e)
    {
        var text = $"{e.GetType().Name}: {e.Message}";
        for (var at = e.InnerException; at is not null; at = at.InnerException)
        {
            text += $" -> {at.GetType().Name}: {at.Message}";
        }

        return text;
    }
}
