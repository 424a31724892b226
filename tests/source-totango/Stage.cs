using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.Totango.Tests;

/// <summary>Runs against a vendor in memory, at noon of the 10th of April 2024, from a start that is a day before.</summary>
internal static class Stage
{
    public const string Root = "https://api.totango.com/api/";

    public static Workplace Of(HttpMessageHandler vendor) =>
        new(
            new TotangoSource(),
            new InstantClock(Service.Now),
            new JsonObject { ["api_token"] = Service.ApiToken, ["start_date"] = "2024-04-09T12:00:00Z" }
        )
        {
            Network = vendor,
            Dice = new Middling(),
        };

    /// <summary>The answer of a search that has found these hits.</summary>
    /// <param name="what">What was searched for, in the plural.</param>
    /// <param name="totalHits">How many there are said to be.</param>
    /// <param name="hits">The hits, each a JSON object.</param>
    public static Reply Found(string what, int totalHits, params IEnumerable<string> hits)
    {
        var found = $"{{\"total_hits\":{totalHits},\"hits\":[{string.Join(',', hits)}],\"stats\":{{}}}}";
        return Reply.Json($"{{\"status\":\"success\",\"service_id\":\"12345\",\"response\":{{\"{what}\":{found}}}}}");
    }
}
