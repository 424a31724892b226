using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Support.Conformance;
using Sandbox;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Conformance;

/// <summary>source-totango and the sandbox's Totango, for the tests that every connector must pass.</summary>
public sealed class TotangoUnderTest : IConnectorUnderTest
{
    /// <summary>Holds what each encoding treats in a way of its own, as far as a header can, and what Totango's tokens hold.</summary>
    private const string ApiToken = "{v2}$2a$Canary/9c4e \"q\\u\" 1=@vendor.test";

    private const string ProxyPassword = "Canary-of-the-proxy-82";

    /// <summary>The sandbox's own sizes, of which the expected records are.</summary>
    private static readonly TotangoOptions Plain = new() { ApiToken = ApiToken };

    public string Name => "source-totango";

    public Source Source => new TotangoSource();

    /// <summary>Of those of the timeline one, as they fail together, and not <c>audit_log</c>, which asks for each day until now.</summary>
    public IReadOnlyList<string> Streams =>
        ["events", "accounts", "users", "account_assignments", "touchpoint_types", "totango_users"];

    public string Incremental => "events";

    public string RecentState => """{"timestamp":"2024-03-20T00:00:00Z"}""";

    public IReadOnlyList<string> Secrets => [ApiToken, ProxyPassword];

    /// <summary>The first request finds too many, so this is the third slice.</summary>
    public string Standstill => "stall@/api/v2/events/search?#4x*";

    public string Slowness => "drip=16384/20@/api/v2/events/search?#1x*";

    public FaultCase LastingFault => FaultCase.Fails("events", "403@/api/v2/events/search?#3x*", "config_error");

    public IReadOnlyList<string> PassingFaults =>
        [
            "failed200@/api/v2/events/search?#2x1",
            "cut-chunked@/api/v2/events/search?#3x1",
            "reset@/api/v1/search/accounts?#1x1",
            "html200@/api/v1/search/users?#1x1",
            "429=1@/api/v3/touchpoint-types/?#1x1",
            "gzip-cut@/api/v1/search/users/internal?#1x1",
        ];

    public IReadOnlyList<FaultCase> Faults => FaultTable.All;

    public IReadOnlyList<BadConfig> BadConfigs =>
        [
            new(
                "revoked token",
                config => config["api_token"] = "another-token",
                BreaksSpec: false,
                "API Token",
                "Region",
                "401"
            ),
            new("no answer", config => config["base_url"] = "http://127.0.0.1:9", BreaksSpec: false, "127.0.0.1"),
            new(
                "proxy that is not there",
                config =>
                {
                    config["base_url"] = "https://vendor.example";
                    config["http_proxy"] = new JsonObject { ["proxy_url"] = $"http://me:{ProxyPassword}@127.0.0.1:9" };
                },
                BreaksSpec: false,
                "127.0.0.1"
            ),
            new(
                "two wrong options",
                config =>
                {
                    config["start_date"] = "yesterday";
                    config["region"] = "mars";
                },
                BreaksSpec: true,
                "Start Date",
                "Region"
            ),
            new(
                "segment without a query",
                config =>
                    config["segments"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "gold",
                            ["object"] = "accounts",
                            ["query"] = "gold accounts",
                        }
                    ),
                BreaksSpec: true,
                "Segments",
                "\"gold\""
            ),
            new("nothing", config => config.Clear(), BreaksSpec: true, "API Token"),
            new(
                "token with another header",
                config => config["api_token"] = $"{ApiToken}\r\nX-Other: 1",
                BreaksSpec: true,
                "API Token"
            ),
            new("token of another kind", config => config["api_token"] = 7, BreaksSpec: true, "API Token"),
        ];

    public async Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default) =>
        new Vendor(await SandboxServer.StartAsync(new TotangoVendor(Plain), new SandboxOptions { Latency = latency }));

    /// <summary>Several slices of events, and a token that was copied with the blanks around it.</summary>
    public JsonObject Config(IVendorUnderTest vendor) =>
        new()
        {
            ["api_token"] = $" {ApiToken}  ",
            ["start_date"] = "2023-07-01",
            ["base_url"] = vendor.BaseUrl,
            ["rate_limit_factor"] = 1000,
        };

    private sealed class Vendor(SandboxServer server) : IVendorUnderTest
    {
        public string BaseUrl => server.BaseUrl;

        public int Requests => server.Requests.Count;

        public void AddFault(string fault) => server.Faults.Add(fault);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
