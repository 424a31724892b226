using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.Iterable.Tests;

/// <summary>Runs against a vendor in memory, at noon of the 10th of April 2024, from a start that is a day before.</summary>
internal static class Stage
{
    public const string ApiKey = "key-of-a-test-project";

    public static Workplace Of(HttpMessageHandler vendor) =>
        new(
            new IterableSource(),
            new InstantClock(Project.Now),
            new JsonObject { ["api_key"] = ApiKey, ["start_date"] = "2024-04-09T12:00:00Z" }
        )
        {
            Network = vendor,
            Dice = new Middling(),
        };

    /// <summary>Reads an export of these lines.</summary>
    public static async Task<Acceptance.Running.RunResult> ReadLinesAsync(string stream, params string[] lines)
    {
        using var vendor = new FakeVendor().Always(
            "/api/export/data.json",
            Reply.Status(200, string.Join('\n', lines), "application/x-json-stream")
        );
        using var stage = Of(vendor);
        return await stage.ReadAsync(stream);
    }
}
