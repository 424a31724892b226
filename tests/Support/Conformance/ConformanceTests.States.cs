using System.Text.Json.Nodes;
using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// When a state counts (airbyte-protocol 3.2).
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>Only the platform deletes the state of a full refresh between two jobs (airbyte-protocol 3.2).</summary>
    [TestCase(null, false)]
    [TestCase("4711", true)]
    public async Task A_full_refresh_goes_on_from_a_state_on_the_platform_only(string? job, bool goesOn)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start = scene.Reading(await CatalogOfAsync("full_refresh", Connector.Incremental), Saved());

        var run = await scene.RunAsync(
            start with
            {
                Environment = new Dictionary<string, string?> { ["WORKER_JOB_ID"] = job },
            }
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var all = (await BaselineAsync()).Messages.Records(Connector.Incremental).Count;
        Assert.That(run.Messages.Records(Connector.Incremental).Count, goesOn ? Is.LessThan(all) : Is.EqualTo(all));
    }

    private static string Saved() =>
        new JsonArray(
            new JsonObject
            {
                ["type"] = "STREAM",
                ["stream"] = new JsonObject
                {
                    ["stream_descriptor"] = new JsonObject { ["name"] = Connector.Incremental },
                    ["stream_state"] = JsonNode.Parse(Connector.RecentState),
                },
            }
        ).ToJsonString();
}
