using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// A secret leaves in no encoding, at no level, in no kind of run.
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>A run that is well, and logs each request.</summary>
    [TestCase("check")]
    [TestCase("discover")]
    [TestCase("read")]
    public async Task A_good_run_keeps_the_secrets(string verb)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start =
            verb == "read"
                ? scene.Reading(await CatalogOfAsync("incremental", [.. Connector.Streams]))
                : scene.Start(verb, "--config", scene.ConfigFile());

        var run = await TracedAsync(start);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        CanarySecrets.CheckAbsent(run, Connector.Secrets);
    }

    /// <summary>A run in which each fault of the table happens.</summary>
    [Test]
    public async Task A_run_with_a_failed_stream_keeps_the_secrets()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        scene.Vendor.AddFault(Connector.LastingFault.Fault);

        var run = await TracedAsync(scene.Reading(await CatalogOfAsync("incremental", [.. Connector.Streams])));

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        CanarySecrets.CheckAbsent(run, Connector.Secrets);
    }

    /// <summary>What is wrong is told without what it was.</summary>
    [TestCaseSource(nameof(BadConfigs))]
    public async Task A_bad_config_is_told_without_its_secrets(BadConfig bad)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        CanarySecrets.CheckAbsent(await CheckAsync(scene, bad), Connector.Secrets);
    }

    /// <summary>A file that is cut in its middle may be cut in a secret.</summary>
    [Test]
    public async Task A_broken_config_is_told_without_its_secrets()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var config = scene.ConfigFile();
        File.WriteAllText(config, File.ReadAllText(config)[..^1]);

        CanarySecrets.CheckAbsent(await TracedAsync(scene.Start("check", "--config", config)), Connector.Secrets);
    }

    private static Task<RunResult> TracedAsync(ConnectorStart start) =>
        ConnectorRun.RunAsync(start with { Environment = new Dictionary<string, string?> { ["LOG_LEVEL"] = "trace" } });
}
