using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

/// <summary>What the tests of Totango share.</summary>
internal abstract class TotangoTest : SandboxTest
{
    protected const string Accounts = "v1/search/accounts";
    protected const string Users = "v1/search/users";
    protected const string Events = "v2/events/search";
    protected const string ScrollAll = "v2/accounts/scan_and_scroll_search_accounts";
    protected const string Items = "v1/search/accounts/collections";
    protected const string StaffUsers = "v1/search/users/internal";
    protected const string Everything = """{"terms":[],"fields":[],"count":1000,"offset":0}""";

    protected async Task<TotangoClient> TotangoAsync(TotangoOptions? service = null) =>
        Ending(new TotangoClient(await ServeAsync(service)));

    protected Task<SandboxServer> ServeAsync(TotangoOptions? service = null) =>
        StartAsync(new TotangoVendor(service ?? new TotangoOptions()));

    protected static string Query(string terms, string fields = "", string more = "") =>
        $$"""{"terms":[{{terms}}],"fields":[{{fields}}],"count":1000,"offset":0{{more}}}""";

    protected static IReadOnlyList<JsonObject> Hits(JsonNode reply) =>
        [.. (Body(reply)["hits"]?.AsArray() ?? []).OfType<JsonObject>()];

    protected static int Total(JsonNode reply) => (int?)Body(reply)["total_hits"] ?? -1;

    protected static IReadOnlyList<string> Names(JsonNode reply) => [.. Hits(reply).Select(hit => $"{hit["name"]}")];

    private static JsonNode Body(JsonNode reply) =>
        reply["response"]?.AsObject().First().Value ?? throw new AssertionException(reply.ToJsonString());
}
