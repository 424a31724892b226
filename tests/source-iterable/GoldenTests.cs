using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests;

/// <summary>What the outside sees, whole: a difference here is a change that users notice.</summary>
[Parallelizable(ParallelScope.All)]
public class GoldenTests
{
    [Test]
    public async Task Spec()
    {
        await using var project = await Project.OpenAsync();

        var run = await project.RunAsync("spec");

        Golden.Matches("spec.json", run.Messages.Of("SPEC", "spec").Single());
    }

    [Test]
    public async Task Catalog()
    {
        await using var project = await Project.OpenAsync();

        var run = await project.RunAsync("discover", "--config", project.ConfigFile());

        Golden.Matches("catalog.json", run.Messages.Catalog);
    }

    /// <summary>One stream of each kind, all of its messages but the log, without the times.</summary>
    [TestCase("email_send")]
    [TestCase("email_unsubscribe")]
    [TestCase("custom_event")]
    [TestCase("users")]
    [TestCase("campaigns")]
    [TestCase("campaigns_metrics")]
    [TestCase("templates")]
    [TestCase("metadata")]
    [TestCase("user_fields")]
    [TestCase("forgotten_users")]
    public async Task Read(string stream)
    {
        await using var project = await Project.OpenAsync(
            new IterableOptions
            {
                Seed = 7,
                Events = 5,
                Users = 4,
                Lists = 3,
                Campaigns = 6,
                Templates = 4,
                MetadataTables = 2,
                MetadataKeys = 5,
                ForgottenUsers = 2,
            }
        );
        project.Config["num_workers"] = 1;

        var run = await project.ReadAsync(stream);

        Golden.Matches($"read.{stream}.jsonl", run);
    }
}
