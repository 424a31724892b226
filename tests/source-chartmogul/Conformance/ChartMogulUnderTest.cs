using System.Text.Json.Nodes;
using Connectors.Hosting;
using Connectors.Support.Conformance;
using Sandbox;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests.Conformance;

/// <summary>source-chartmogul and the sandbox's ChartMogul, for the tests that every connector must pass.</summary>
public sealed class ChartMogulUnderTest : IConnectorUnderTest
{
    /// <summary>Holds what each encoding treats in a way of its own.</summary>
    private const string ApiKey = "cm+Canary/7f3a \"q\\u\" 1=ü";

    private const string ProxyPassword = "Canary-of-the-proxy-91";

    private static readonly ChartMogulOptions Account = new()
    {
        ApiKey = ApiKey,
        Customers = 210,
        Activities = 1_450,
        Plans = 5,
        PlanGroups = 2,
        Invoices = 210,
        SubscriptionEvents = 20,
        Contacts = 20,
        Notes = 5,
        Opportunities = 5,
        Tasks = 5,
    };

    public string Name => "source-chartmogul";

    public Source Source => new ChartMogulSource();

    public IReadOnlyList<string> Streams =>
        [
            "activities",
            "customers",
            "customer_subscriptions",
            "invoices",
            "invoice_line_items",
            "plan_group_plans",
            "subscription_events",
            "contacts",
            "account",
            "mrr_monthly",
            "plans",
        ];

    public string Incremental => "activities";

    public string RecentState => """{"date":"2025-12-01T00:00:00+00:00"}""";

    public IReadOnlyList<string> Secrets => [ApiKey, ProxyPassword];

    public string Standstill => "stall@/v1/activities?#4x*";

    public string Slowness => "drip=8192/80@/v1/activities?#1x*";

    public FaultCase LastingFault => FaultCase.Fails("activities", "403@/v1/activities?#3x*", "config_error");

    public IReadOnlyList<string> PassingFaults =>
        [
            "500@/v1/activities?#2x1",
            "broken200@/v1/activities?#5x1",
            "reset@/v1/customers?#1x1",
            "gzip-cut@/v1/customers/#30x1",
            "429=1@/v1/customers/#90x2",
            "html200@/v1/invoices?#2x1",
            "cut@/v1/contacts?#1x1",
            "503@/v1/metrics/mrr?#1x1",
            "bom@/v1/plans?#1x1",
        ];

    public IReadOnlyList<FaultCase> Faults => FaultTable.All;

    public IReadOnlyList<BadConfig> BadConfigs =>
        [
            new("revoked key", config => config["api_key"] = "another-key", BreaksSpec: false, "API Key", "401"),
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
                    config["num_workers"] = 17;
                },
                BreaksSpec: true,
                "Start Date",
                "Number of Workers"
            ),
            new("nothing", config => config.Clear(), BreaksSpec: true, "API Key", "Start Date"),
            new("key of another kind", config => config["api_key"] = 7, BreaksSpec: true, "API Key"),
        ];

    public async Task<IVendorUnderTest> StartVendorAsync(TimeSpan latency = default) =>
        new Vendor(
            await SandboxServer.StartAsync(new ChartMogulVendor(Account), new SandboxOptions { Latency = latency })
        );

    public JsonObject Config(IVendorUnderTest vendor) =>
        new()
        {
            ["api_key"] = ApiKey,
            ["start_date"] = "2024-01-01",
            ["interval"] = "month",
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
