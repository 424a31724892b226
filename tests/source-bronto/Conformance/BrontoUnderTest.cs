using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Support.Conformance;
using Sandbox;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Conformance;

/// <summary>source-bronto and the sandbox's Bronto, for the tests that every connector must pass.</summary>
public sealed class BrontoUnderTest : IConnectorUnderTest
{
    /// <summary>Holds what each encoding treats in a way of its own.</summary>
    private const string ApiToken = "BR+Canary/3d9c \"q\\u\" <&> 1=ü";

    private const string ProxyPassword = "Canary-of-the-proxy-53";

    /// <summary>Activities must be of the last 30 days, so all of this ends when the tests begin.</summary>
    private static readonly DateTimeOffset Until = TimeProvider.System.GetUtcNow();

    /// <summary>The sandbox's own sizes, with enough contacts and activities to meet a read in its middle.</summary>
    private static readonly BrontoOptions Site = new()
    {
        ApiKey = ApiToken,
        Until = Until,
        Contacts = 600,
        PageSize = 100,
    };

    public string Name => "source-bronto";

    public Source Source => new BrontoSource();

    public IReadOnlyList<string> Streams =>
        [
            "contact",
            "inbound_activity",
            "outbound_activity",
            "unsubscribe",
            "bounce",
            "delivery",
            "list",
            "conversion",
            "message",
        ];

    public string Incremental => "contact";

    public string RecentState => $$"""{"modified":"{{Text(Until.AddDays(-9))}}"}""";

    public IReadOnlyList<string> Secrets => [ApiToken, ProxyPassword];

    /// <summary>In the last of five windows.</summary>
    public string Standstill => "stall@/v4/readContacts?#12x*";

    public string Slowness => "drip=16384/60@/v4/readContacts?#1x*";

    public FaultCase LastingFault => FaultCase.Fails("contact", "soapfault=104@/v4/readContacts?#8x*", "config_error");

    public IReadOnlyList<string> PassingFaults =>
        [
            "soapfault=101@/v4/readContacts?#2x1",
            "cut-chunked@/v4/readContacts?#8x1",
            "soapfault=103@/v4/readRecentInboundActivities?#2x1",
            "reset@/v4/readRecentOutboundActivities?#2x1",
            "soapfault=103@/v4/readUnsubscribes?#1x1",
            "html200@/v4/readDeliveries?#2x1",
            "503@/v4/readLists?#1x1",
            "gzip-cut@/v4/readMessages?#1x1",
            "503@/v4/login?#3x1",
        ];

    public IReadOnlyList<FaultCase> Faults => FaultTable.All;

    public IReadOnlyList<BadConfig> BadConfigs =>
        [
            new(
                "refused token",
                config => config["api_token"] = "ANOTHER-TOKEN",
                BreaksSpec: false,
                "API Token",
                "102"
            ),
            new(
                "no answer",
                config => config["base_url"] = "http://127.0.0.1:9",
                BreaksSpec: false,
                "127.0.0.1",
                "Bronto API unreachable; Oracle has retired the product; use base_url for an archive or a compatible endpoint."
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
                "unknown custom field",
                config => config["custom_fields"] = new JsonArray("text_0", "shoe size"),
                BreaksSpec: false,
                "Custom Fields",
                "\"shoe size\""
            ),
            new(
                "two wrong options",
                config =>
                {
                    config["start_date"] = "yesterday";
                    config["activity_page_size"] = 10;
                },
                BreaksSpec: true,
                "Start Date",
                "Activity Page Size"
            ),
            new("nothing", config => config.Clear(), BreaksSpec: true, "API Token"),
            new("token of another kind", config => config["api_token"] = 7, BreaksSpec: true, "API Token"),
        ];

    public async Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default) =>
        new Vendor(await SandboxServer.StartAsync(new BrontoVendor(Site), new SandboxOptions { Latency = latency }));

    /// <summary>Windows of 2, 4, 8, 16 and 30 days, and ids that tell all activities apart.</summary>
    public JsonObject Config(IVendorUnderTest vendor) =>
        new()
        {
            ["api_token"] = ApiToken,
            ["start_date"] = Text(Until.AddDays(-60)),
            ["contact_window_hours"] = 48,
            ["activity_window_hours"] = 96,
            ["activity_id_mode"] = "strict",
            ["custom_fields"] = new JsonArray("*"),
            ["num_workers"] = 2,
            ["base_url"] = vendor.BaseUrl,
        };

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class Vendor(SandboxServer server) : IVendorUnderTest
    {
        public string BaseUrl => server.BaseUrl;

        public int Requests => server.Requests.Count;

        public void AddFault(string fault) => server.Faults.Add(fault);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
