using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.ChartMogul.Tests;

/// <summary>Runs against a vendor in memory.</summary>
internal static class Stage
{
    public static Workplace Of(HttpMessageHandler vendor) =>
        new(
            new ChartMogulSource(),
            new InstantClock(),
            new JsonObject { ["api_key"] = "key-of-a-test-account", ["start_date"] = "2025-12-01" }
        )
        {
            Network = vendor,
            Dice = new Middling(),
        };
}
