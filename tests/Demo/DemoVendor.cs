using System.Text.Json.Nodes;
using Sandbox;
using Sandbox.Bronto;
using Sandbox.ChartMogul;
using Sandbox.Iterable;
using Sandbox.Selligent;
using Sandbox.Totango;
using BrontoOddities = Sandbox.Bronto.Oddities;
using IterableOddities = Sandbox.Iterable.Oddities;
using SelligentOddities = Sandbox.Selligent.Oddities;
using TotangoOddities = Sandbox.Totango.Oddities;

namespace Demo;

/// <summary>What a connector is shown against: a vendor in the sandbox, and a config that reaches it.</summary>
/// <param name="Connector">The connector's folder and executable.</param>
/// <param name="Vendor">The vendor.</param>
/// <param name="Config">The config without its address.</param>
internal sealed record DemoVendor(string Connector, Func<IVendor> Vendor, JsonObject Config)
{
    /// <summary>One row for each connector.</summary>
    public static IReadOnlyList<DemoVendor> All { get; } =
    [
        new(
            "source-chartmogul",
            () =>
                new ChartMogulVendor(
                    new ChartMogulOptions
                    {
                        ApiKey = "demo-key-of-the-sandbox",
                        Customers = 400,
                        Activities = 20_000,
                        Invoices = 1_500,
                        SubscriptionEvents = 1_200,
                        TimeZone = "Europe/Vienna",
                        RequestsPerSecond = 40,
                        MaxParallel = 20,
                    }
                ),
            new JsonObject
            {
                ["api_key"] = "demo-key-of-the-sandbox",
                ["start_date"] = "2024-01-01",
                ["interval"] = "month",
            }
        ),
        // Four exports a minute, as Iterable has it, would make the 53 exports of each read take a quarter of an hour.
        new(
            "source-iterable",
            () =>
                new IterableVendor(
                    new IterableOptions
                    {
                        ApiKey = "demo-key-of-the-sandbox",
                        Events = 2_000,
                        Users = 1_500,
                        Campaigns = 120,
                        Templates = 80,
                        Oddities = IterableOddities.BlankLines | IterableOddities.NonAscii | IterableOddities.DateForms,
                    }
                ),
            new JsonObject
            {
                ["api_key"] = "demo-key-of-the-sandbox",
                ["start_date"] = "2024-01-01",
                ["end_date"] = "2024-04-01",
                ["rate_limit_factor"] = 1000,
            }
        ),
        new(
            "source-bronto",
            () =>
                new BrontoVendor(
                    new BrontoOptions
                    {
                        ApiKey = "demo-key-of-the-sandbox",
                        Contacts = 6_000,
                        InboundActivities = 12_000,
                        OutboundActivities = 6_000,
                        Unsubscribes = 1_200,
                        ExpireAfterCalls = 40,
                        Oddities = BrontoOddities.ControlCharacters | BrontoOddities.WholeDays,
                    }
                ),
            new JsonObject
            {
                ["api_token"] = "demo-key-of-the-sandbox",
                ["start_date"] = TimeProvider.System.GetUtcNow().AddDays(-61).ToString("yyyy-MM-dd", null),
                ["custom_fields"] = new JsonArray("*"),
            }
        ),
        new(
            "source-selligent",
            () =>
                new SelligentVendor(
                    new SelligentOptions
                    {
                        ApiKey = "demo-key-of-the-sandbox",
                        Mailings = 12_000,
                        InternalDataSources = 1_500,
                        ExtensionDataSources = 400,
                        Programs = 2_000,
                        Campaigns = 60,
                        Owners = 25,
                        PageCap = 500,
                        MovingRows = 1,
                        Oddities = SelligentOddities.NonAscii | SelligentOddities.BrokenReferences,
                    }
                ),
            new JsonObject
            {
                ["api_key"] = "demo-key-of-the-sandbox",
                ["organization"] = "ExampleOrg",
                ["allow_private_hosts"] = true,
            }
        ),
        // More accounts than a search reaches, some of which no slice of time holds. At 90 calls a minute, as Totango has it, the audit
        // log alone, which is asked for by days, would take many minutes.
        new(
            "source-totango",
            () =>
                new TotangoVendor(
                    new TotangoOptions
                    {
                        ApiToken = "demo-token-of-the-sandbox",
                        Accounts = 24_000,
                        TimelessPercent = 2,
                        Users = 15_000,
                        Events = 30_000,
                        Staff = 40,
                        Oddities = TotangoOddities.ScrollUnderscore | TotangoOddities.NoYearEnd,
                    }
                ),
            new JsonObject
            {
                ["api_token"] = "demo-token-of-the-sandbox",
                ["start_date"] = "2023-07-01",
                ["rate_limit_factor"] = 1000,
                ["segments"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "gold_accounts",
                        ["object"] = "accounts",
                        ["query"] =
                            """{"terms":[{"type":"string_attribute","attribute":"Tier","in_list":["Gold"]}],"fields":[{"type":"owner","account_role":"Success Manager","field_display_name":"Success Manager"}]}""",
                    }
                ),
            }
        ),
    ];
}
