using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

/// <summary>A client that sends forms with a query, and a token as it is given.</summary>
internal sealed class TotangoClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly string _baseUrl;

    public TotangoClient(SandboxServer server)
        : this(server, new TotangoOptions().ApiToken) { }

    public TotangoClient(SandboxServer server, string? token)
    {
        _baseUrl = server.BaseUrl;
        _http.DefaultRequestHeaders.TryAddWithoutValidation("app-token", token);
    }

    /// <summary>The reply below the server's address.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(_baseUrl + path));

    /// <summary>The reply to a body of any kind.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body) =>
        _http.PostAsync(new Uri(_baseUrl + path), body);

    /// <summary>The reply to a form with a query.</summary>
    public async Task<HttpResponseMessage> QueryAsync(string path, string query, params (string, string)[] more)
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("query", query),
            .. more.Select(value => KeyValuePair.Create(value.Item1, value.Item2)),
        ]);
        return await PostAsync(path, form);
    }

    /// <summary>The JSON of a list.</summary>
    public async Task<JsonNode> JsonAsync(string path)
    {
        using var reply = await GetAsync("/api/" + path);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync()) ?? new JsonObject();
    }

    /// <summary>The JSON of a search.</summary>
    public async Task<JsonNode> SearchAsync(string path, string query, params (string, string)[] more)
    {
        using var reply = await QueryAsync("/api/" + path, query, more);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync()) ?? new JsonObject();
    }

    public void Dispose() => _http.Dispose();
}
