using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Support.Conformance;
using Sandbox;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Conformance;

/// <summary>source-iterable and the sandbox's Iterable, for the tests that every connector must pass.</summary>
public sealed class IterableUnderTest : IConnectorUnderTest
{
    /// <summary>Holds what each encoding treats in a way of its own, as far as a header can.</summary>
    private const string ApiKey = "it+Canary/5e8b \"q\\u\" 1=";

    private const string ProxyPassword = "Canary-of-the-proxy-17";

    /// <summary>The sandbox's own sizes, of which the expected records are; with enough events to meet a read in its middle.</summary>
    private static readonly IterableOptions Project = new() { ApiKey = ApiKey, Events = 480 };

    public string Name => "source-iterable";

    public Source Source => new IterableSource();

    public IReadOnlyList<string> Streams =>
        ["email_send", "users", "campaigns", "lists", "list_users", "metadata_tables"];

    public string Incremental => "email_send";

    public string RecentState => """{"createdAt":"2024-03-20T00:00:00+00:00"}""";

    public IReadOnlyList<string> Secrets => [ApiKey, ProxyPassword];

    /// <summary>The last of three windows: they are asked for at once, and arrive in any order.</summary>
    public string Standstill => "stall@/api/export/data.json?dataTypeName=emailSend&startDateTime=2024-03-03x*";

    public string Slowness => "drip=8192/40@/api/export/data.json?dataTypeName=emailSend&#1x*";

    public FaultCase LastingFault =>
        FaultCase.Fails("email_send", "403@/api/export/data.json?dataTypeName=emailSend&#2x*", "config_error");

    public IReadOnlyList<string> PassingFaults =>
        [
            "500@/api/export/data.json?dataTypeName=emailSend&#1x1",
            "cut-chunked@/api/export/data.json?dataTypeName=emailSend&#3x1",
            "reset@/api/export/data.json?dataTypeName=user&#1x1",
            "html200@/api/campaigns?#1x1",
            "cut@/api/lists/getUsers?#2x1",
            "503@/api/lists?#1x1",
            "gzip-cut@/api/metadata?#1x1",
        ];

    public IReadOnlyList<FaultCase> Faults => FaultTable.All;

    public IReadOnlyList<BadConfig> BadConfigs =>
        [
            new(
                "revoked key",
                config => config["api_key"] = "another-key",
                BreaksSpec: false,
                "API Key",
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
                    config["window_in_days"] = 0;
                },
                BreaksSpec: true,
                "Start Date",
                "Window in Days"
            ),
            new("nothing", config => config.Clear(), BreaksSpec: true, "API Key", "Start Date"),
        ];

    public async Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default) =>
        new Vendor(
            await SandboxServer.StartAsync(new IterableVendor(Project), new SandboxOptions { Latency = latency })
        );

    /// <summary>Three windows.</summary>
    public JsonObject Config(IVendorUnderTest vendor) =>
        new()
        {
            ["api_key"] = ApiKey,
            ["start_date"] = "2024-01-01",
            ["end_date"] = "2024-04-02",
            ["window_in_days"] = 31,
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
