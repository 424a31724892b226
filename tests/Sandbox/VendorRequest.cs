using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Faults;

namespace Sandbox;

/// <summary>A request as a vendor sees it: the path is without the server's prefix, the body has been read.</summary>
public sealed class VendorRequest
{
    private readonly IQueryCollection _query;
    private readonly IHeaderDictionary _headers;

    private VendorRequest(HttpRequest request, string prefix, ReadOnlyMemory<byte> body)
    {
        var path = request.Path.Value ?? "/";
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        _query = request.Query;
        _headers = request.Headers;
        Method = request.Method;
        Path = path[prefix.Length..];
        Segments = [.. target[Math.Min(prefix.Length + 1, target.Length)..].Split('/').Select(Uri.UnescapeDataString)];
        BaseUrl = $"{request.Scheme}://{request.Host.Value}{prefix}";
        QueryString = request.QueryString.Value ?? "";
        Host = request.Host.Value ?? "";
        Body = body;
    }

    /// <summary>The method in capitals.</summary>
    public string Method { get; }

    /// <summary>The unescaped path, without the server's prefix.</summary>
    public string Path { get; }

    /// <summary>The parts between the slashes of the path as sent, each unescaped, so that a part may hold a slash.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>The server as the client knows it, for the links in a reply: scheme, host and prefix.</summary>
    public string BaseUrl { get; }

    /// <summary>The query as sent, with its question mark, or empty.</summary>
    public string QueryString { get; }

    /// <summary>Host and port that the client thinks it is talking to.</summary>
    public string Host { get; }

    /// <summary>The whole body; empty for a GET.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>What the vendor calls the request, see <see cref="IVendor.PlaceOf"/>.</summary>
    public string Place { get; internal set; } = "";

    /// <summary>What the vendor has to say about the request in the log, or <c>null</c>.</summary>
    public string? Remark { get; internal set; }

    /// <summary>A fault that only the vendor can play, since it changes the content of the reply; else <c>null</c>.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>The first value of a query parameter, or <c>null</c>.</summary>
    public string? Query(string name) => _query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>All values of a query parameter that may be repeated.</summary>
    public IReadOnlyList<string> Queries(string name) =>
        _query.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    /// <summary>The value of a header, or <c>null</c>.</summary>
    public string? Header(string name) => _headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>User and password of Basic authentication, or <c>null</c> where the header is missing or broken.</summary>
    public (string User, string Password)? BasicCredentials()
    {
        const string scheme = "Basic ";
        if (Header("Authorization") is not { } header || !header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), buffer, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }

    internal static async Task<VendorRequest> ReadAsync(HttpContext http, string prefix)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return new VendorRequest(http.Request, prefix, body.ToArray());
    }
}
