using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.Bronto.Tests;

/// <summary>Runs against a vendor in memory, at noon of the 10th of April 2024, from a start that is an hour before.</summary>
internal static class Stage
{
    public const string ApiToken = "TOKEN-OF-A-TEST-ACCOUNT";

    public static Workplace Of(HttpMessageHandler vendor) =>
        new(
            new BrontoSource(),
            new InstantClock(Account.Now),
            new JsonObject { ["api_token"] = ApiToken, ["start_date"] = "2024-04-10T11:00:00Z" }
        )
        {
            Network = vendor,
            Dice = new Middling(),
        };

    /// <summary>Reads a stream of one page that holds these rows.</summary>
    public static async Task<RunResult> ReadRowsAsync(string stream, params string[] rows)
    {
        using var vendor = SoapVendor.OfPages(string.Concat(rows.Select(SoapVendor.Row)));
        using var stage = Of(vendor);
        return await stage.ReadAsync(stream);
    }
}
