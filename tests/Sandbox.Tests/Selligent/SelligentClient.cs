using System.Text.Json.Nodes;

namespace Sandbox.Tests.Selligent;

/// <summary>A client that sends the two headers as they are given, and follows nothing.</summary>
internal sealed class SelligentClient : IDisposable
{
    public const string Root = "/sm/rest/v1/";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly string _baseUrl;

    public SelligentClient(SandboxServer server, string? key = "key-1", string? organization = "ExampleOrg")
    {
        _baseUrl = server.BaseUrl;
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("X-Organization", organization);
    }

    /// <summary>The reply below the server's address.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(_baseUrl + path));

    /// <summary>The body of a reply of the API, whatever it is.</summary>
    public async Task<JsonNode?> JsonAsync(string path)
    {
        using var reply = await GetAsync(Root + path);
        return JsonNode.Parse(await reply.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The rows of one page.</summary>
    public async Task<IReadOnlyList<JsonObject>> PageAsync(string list, int page, int limit, string more = "") =>
        [
            .. (await JsonAsync($"{list}/?page={page}&limit={limit}&order=modified_time&sort=asc{more}"))
                ?["data"]?.AsArray()
                .OfType<JsonObject>()
                ?? [],
        ];

    /// <summary>The ids of one page.</summary>
    public async Task<IReadOnlyList<long>> IdsAsync(string list, int page, int limit) =>
        [.. (await PageAsync(list, page, limit)).Select(row => (long?)row["asset_id"] ?? 0)];

    public void Dispose() => _http.Dispose();
}
