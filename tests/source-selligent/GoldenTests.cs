using Connectors.Support;
using Sandbox.Selligent;

namespace Connectors.Selligent.Tests;

/// <summary>What the outside sees, whole: a difference here is a change that users notice.</summary>
[Parallelizable(ParallelScope.All)]
public class GoldenTests
{
    [Test]
    public async Task Spec()
    {
        await using var studio = await Studio.OpenAsync();

        var run = await studio.RunAsync("spec");

        Golden.Matches("spec.json", run.Messages.Of("SPEC", "spec").Single());
    }

    [Test]
    public async Task Catalog()
    {
        await using var studio = await Studio.OpenAsync();

        var run = await studio.RunAsync("discover", "--config", studio.ConfigFile());

        Golden.Matches("catalog.json", run.Messages.Catalog);
    }

    /// <summary>Each stream, all of its messages but the log, without the times.</summary>
    [TestCase("transactional_mailing")]
    [TestCase("internal_datasource")]
    [TestCase("extension_datasource")]
    [TestCase("program")]
    [TestCase("campaign")]
    [TestCase("owner")]
    [TestCase("source")]
    public async Task Read(string stream)
    {
        await using var studio = await Studio.OpenAsync(
            new SelligentOptions
            {
                Seed = 7,
                Mailings = 5,
                InternalDataSources = 3,
                ExtensionDataSources = 2,
                Programs = 4,
            }
        );

        var run = await studio.ReadAsync(stream);

        Golden.Matches($"read.{stream}.jsonl", run);
    }
}
