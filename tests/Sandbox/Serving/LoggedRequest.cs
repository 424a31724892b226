using System.Web;

namespace Sandbox.Serving;

/// <summary>What a client sent, and how it was answered.</summary>
public sealed class LoggedRequest
{
    internal LoggedRequest(VendorRequest request, IVendor vendor, DateTimeOffset at)
    {
        Body = request.Body;
        Remark = request.Remark;
        Method = request.Method;
        Path = request.Place;
        Query = request.QueryString;
        Host = request.Host;
        UserAgent = request.Header("User-Agent");
        HasCredentials = vendor.HasCredentials(request);
        Authorized = vendor.IsAuthorized(request);
        At = at;
    }

    /// <summary>The method in capitals.</summary>
    public string Method { get; }

    /// <summary>The path without the server's prefix, with what the vendor adds to tell its calls apart.</summary>
    public string Path { get; }

    /// <summary>The query as sent, with its question mark, or empty.</summary>
    public string Query { get; }

    /// <summary>The body as sent; empty for a GET.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>What the vendor found worth telling, or <c>null</c>.</summary>
    public string? Remark { get; }

    /// <summary>Host and port as the client wrote them: what a redirect to another host is seen by.</summary>
    public string Host { get; }

    /// <summary>The client's name for itself.</summary>
    public string? UserAgent { get; }

    /// <summary>Whether credentials came at all, right or wrong.</summary>
    public bool HasCredentials { get; }

    /// <summary>Whether the vendor accepts the credentials.</summary>
    public bool Authorized { get; }

    /// <summary>When the request arrived.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The status sent, or 0 while the reply is being made.</summary>
    public int Status { get; internal set; }

    /// <summary>The name of the fault that was played, or <c>null</c>.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The first value of a query parameter, unescaped, or <c>null</c>.</summary>
    public string? Value(string name) => HttpUtility.ParseQueryString(Query).GetValues(name)?[0];

    /// <summary>One line for a failure message.</summary>
    public override string ToString() =>
        $"{Method} {Path}{Query} -> {Status}{(Fault is null ? "" : $" ({Fault})")}{(
            Remark is null ? "" : $" [{Remark}]"
        )}";
}
