using Acceptance.Protocol;
using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// A secret leaves in no encoding, whatever goes wrong.
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>A failure is told at length, and without them.</summary>
    [Test]
    public async Task A_run_with_a_failed_stream_keeps_the_secrets()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        scene.Vendor.AddFault(Connector.LastingFault.Fault);

        var start = scene.Reading(await CatalogOfAsync("incremental", [.. Connector.Streams]));

        var run = await scene.RunAsync(
            start with
            {
                Environment = new Dictionary<string, string?> { ["LOG_LEVEL"] = "trace" },
            }
        );

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(CanarySecrets.Found(run, Connector.Secrets), Is.Empty);
    }

    /// <summary>What is wrong is told without what it was.</summary>
    [TestCaseSource(nameof(BadConfigs))]
    public async Task A_bad_config_is_told_without_its_secrets(BadConfig bad)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        Assert.That(CanarySecrets.Found(await CheckAsync(scene, bad), Connector.Secrets), Is.Empty);
    }
}
