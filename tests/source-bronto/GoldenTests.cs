using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests;

/// <summary>What the outside sees, whole: a difference here is a change that users notice.</summary>
[Parallelizable(ParallelScope.All)]
public class GoldenTests
{
    [Test]
    public async Task Spec()
    {
        await using var account = await Account.OpenAsync();

        var run = await account.RunAsync("spec");

        Golden.Matches("spec.json", run.Messages.Of("SPEC", "spec").Single());
    }

    [Test]
    public async Task Catalog()
    {
        await using var account = await Account.OpenAsync();

        var run = await account.RunAsync("discover", "--config", account.ConfigFile());

        Golden.Matches("catalog.json", run.Messages.Catalog);
    }

    /// <summary>One stream of each kind, all of its messages but the log, without the times.</summary>
    [TestCase("contact")]
    [TestCase("inbound_activity")]
    [TestCase("unsubscribe")]
    [TestCase("list")]
    [TestCase("delivery")]
    public async Task Read(string stream)
    {
        await using var account = await Account.OpenAsync(
            new BrontoOptions
            {
                Seed = 7,
                Contacts = 5,
                Days = 4,
                InboundActivities = 14,
                ActivityDays = 2,
                Lists = 5,
                Unsubscribes = 6,
                Deliveries = 5,
            }
        );
        account.Config["start_date"] = "2024-04-06T12:00:00Z";
        account.Config["custom_fields"] = new System.Text.Json.Nodes.JsonArray("*");

        var run = await account.ReadAsync(stream);

        Golden.Matches($"read.{stream}.jsonl", run);
    }
}
