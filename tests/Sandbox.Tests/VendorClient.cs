using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Tests;

/// <summary>A client that does nothing by itself: no redirects, no decompression, one set of credentials.</summary>
internal sealed class VendorClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _baseUrl;

    public VendorClient(SandboxServer server, string key = "key-1")
    {
        _baseUrl = server.BaseUrl;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        _http.DefaultRequestHeaders.Authorization = Basic(key, "");
    }

    /// <summary>A client with another header than Basic authentication, or with none.</summary>
    public VendorClient(SandboxServer server, string header, string? key)
        : this(server)
    {
        _http.DefaultRequestHeaders.Authorization = null;
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add(header, key);
        }
    }

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(_baseUrl + path));

    /// <summary>The reply as soon as its headers are there.</summary>
    public Task<HttpResponseMessage> StartAsync(string path) =>
        _http.GetAsync(new Uri(_baseUrl + path), HttpCompletionOption.ResponseHeadersRead);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string? accept = null
    )
    {
        var request = new HttpRequestMessage(method, _baseUrl + path);
        request.Content = body is null ? null : new StringContent(body);
        if (accept is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(accept);
        }

        return _http.SendAsync(request);
    }

    public Task<byte[]> BytesAsync(string path) => _http.GetByteArrayAsync(new Uri(_baseUrl + path));

    public Task<string> TextAsync(string path) => _http.GetStringAsync(new Uri(_baseUrl + path));

    public async Task<JsonObject> JsonAsync(string path)
    {
        var bytes = await BytesAsync(path);
        return JsonNode.Parse(bytes)?.AsObject() ?? [];
    }

    /// <summary>All records of a list, by its cursors, as the vendor's documents say.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string path, string array = "entries")
    {
        var records = new List<JsonObject>();
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (var next = path; ; )
        {
            var page = await JsonAsync(next);
            records.AddRange((page[array] as JsonArray ?? []).Select(record => record?.AsObject() ?? []));
            if (!(bool?)page["has_more"] ?? true)
            {
                return records;
            }

            next = $"{path}{separator}cursor={Uri.EscapeDataString((string?)page["cursor"] ?? "")}";
        }
    }

    public void Dispose() => _http.Dispose();
}
