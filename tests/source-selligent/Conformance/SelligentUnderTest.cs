using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Support.Conformance;
using Sandbox;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests.Conformance;

/// <summary>source-selligent and the sandbox's Message Studio, for the tests that every connector must pass.</summary>
public sealed class SelligentUnderTest : IConnectorUnderTest
{
    /// <summary>Holds what each encoding treats in a way of its own, as far as a header can.</summary>
    private const string ApiKey = "se+Canary/4b7d \"q\\u\" 1=";

    private const string ProxyPassword = "Canary-of-the-proxy-68";

    /// <summary>The sandbox's own sizes, of which the expected records are; with enough mailings to meet a read in its middle.</summary>
    private static readonly SelligentOptions Organization = new() { ApiKey = ApiKey, Mailings = 480 };

    public string Name => "source-selligent";

    public Source Source => new SelligentSource();

    /// <summary>Not <c>campaign</c> and <c>owner</c>: they fail with each list, and a fault is to hit one stream.</summary>
    public IReadOnlyList<string> Streams =>
        ["transactional_mailing", "internal_datasource", "extension_datasource", "program", "source"];

    public string Incremental => "transactional_mailing";

    /// <summary>What moves while a list is read may be passed over, so that nothing is safe before the list is through.</summary>
    public bool SavesOnItsWay => false;

    public string RecentState => """{"modified_time":"2019-02-20T00:00:00Z"}""";

    public IReadOnlyList<string> Secrets => [ApiKey, ProxyPassword];

    public string Standstill => "stall@/sm/rest/v1/mailings/transactional/?page=4x*";

    public string Slowness => "drip=2048/40@/sm/rest/v1/mailings/transactional/?#1x*";

    public FaultCase LastingFault =>
        FaultCase.Fails(
            "transactional_mailing",
            "403@/sm/rest/v1/mailings/transactional/?page=3&limit=100x*",
            "config_error"
        );

    public IReadOnlyList<string> PassingFaults =>
        [
            "500@/sm/rest/v1/mailings/transactional/?page=2&limit=100x1",
            "cut-chunked@/sm/rest/v1/mailings/transactional/?page=4&limit=100x1",
            "reset@/sm/rest/v1/data-sources/internal/?#1x1",
            "html200@/sm/rest/v1/data-sources/extension/?#2x1",
            "429=1@/sm/rest/v1/programs/?#1x1",
            "gzip-cut@/sm/rest/v1/programs/?#2x1",
        ];

    public IReadOnlyList<FaultCase> Faults => FaultTable.All;

    public IReadOnlyList<BadConfig> BadConfigs =>
        [
            new("revoked key", config => config["api_key"] = "another-key", BreaksSpec: false, "API Key", "401"),
            new(
                "another organization",
                config => config["organization"] = "AnotherOrg",
                BreaksSpec: false,
                "Organization",
                "403"
            ),
            new("no answer", config => config["base_url"] = "http://127.0.0.1:9", BreaksSpec: false, "127.0.0.1"),
            new(
                "private host",
                config => config.Remove("allow_private_hosts"),
                BreaksSpec: true,
                "Base URL",
                "Allow Private Hosts"
            ),
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
                    config["page_size"] = 10_001;
                },
                BreaksSpec: true,
                "Start Date",
                "Page Size"
            ),
            new("nothing", config => config.Clear(), BreaksSpec: true, "Base URL", "API Key", "Organization"),
            new(
                "key with another header",
                config => config["api_key"] = $"{ApiKey}\r\nX-Other: 1",
                BreaksSpec: true,
                "API Key"
            ),
            new("key of another kind", config => config["api_key"] = 7, BreaksSpec: true, "API Key"),
        ];

    public async Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default) =>
        new Vendor(
            await SandboxServer.StartAsync(new SelligentVendor(Organization), new SandboxOptions { Latency = latency })
        );

    /// <summary>Five pages of mailings, and a key that was copied with the blanks around it.</summary>
    public JsonObject Config(IVendorUnderTest vendor) =>
        new()
        {
            ["base_url"] = vendor.BaseUrl,
            ["api_key"] = $" {ApiKey}  ",
            ["organization"] = "ExampleOrg",
            ["page_size"] = 100,
            ["allow_private_hosts"] = true,
        };

    /// <summary>The sandbox is on the loopback address.</summary>
    public JsonObject Address(IVendorUnderTest vendor) =>
        new() { ["base_url"] = vendor.BaseUrl, ["allow_private_hosts"] = true };

    private sealed class Vendor(SandboxServer server) : IVendorUnderTest
    {
        public string BaseUrl => server.BaseUrl;

        public int Requests => server.Requests.Count;

        public void AddFault(string fault) => server.Faults.Add(fault);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
