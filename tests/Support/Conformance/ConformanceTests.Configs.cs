using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// What is said of a config that is not accepted (airbyte-protocol 2.3, 2.5).
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>The connector's table.</summary>
    protected static IReadOnlyList<BadConfig> BadConfigs => Connector.BadConfigs;

    /// <summary>Those that break the spec.</summary>
    protected static IEnumerable<BadConfig> BrokenConfigs => BadConfigs.Where(bad => bad.BreaksSpec);

    /// <summary>Only a defect makes <c>check</c> end otherwise than with an answer.</summary>
    [TestCaseSource(nameof(BadConfigs))]
    public async Task Check_answers_a_bad_config_with_what_is_wrong_and_ends_with_0(BadConfig bad)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        var run = await CheckAsync(scene, bad);

        CheckLines(run);
        var (status, message) = run.Messages.ConnectionStatus();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(status, Is.EqualTo("FAILED"));
        foreach (var mention in bad.Mentions)
        {
            Assert.That(message, Does.Contain(mention));
        }
    }

    /// <summary>A config that breaks the spec is nobody's fault but the user's.</summary>
    [TestCaseSource(nameof(BrokenConfigs))]
    public async Task Read_and_discover_end_with_1_on_a_config_that_breaks_the_spec(BadConfig bad)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var config = scene.ConfigFile(bad.Spoil);
        var catalog = scene.Folder.Write("catalog.json", await CatalogOfAsync("full_refresh"));

        foreach (
            var arguments in new string[][]
            {
                ["discover", "--config", config],
                ["read", "--config", config, "--catalog", catalog],
            }
        )
        {
            CheckRefused(await scene.RunAsync(arguments), bad.Mentions);
        }

        Assert.That(scene.Vendor.Requests, Is.Zero);
    }

    /// <summary>A vendor that does not answer is asked for twenty seconds, which a process would spend waiting.</summary>
    private static Task<RunResult> CheckAsync(Scene scene, BadConfig bad)
    {
        string[] arguments = ["check", "--config", scene.ConfigFile(bad.Spoil)];
        return bad.BreaksSpec ? scene.RunAsync(arguments) : scene.RunInsideAsync(arguments);
    }

    private static void CheckRefused(RunResult run, params IReadOnlyList<string> mentions)
    {
        CheckLines(run);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors(), Has.Count.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"), run.ToString());
        foreach (var mention in mentions)
        {
            Assert.That(run.Messages.Errors()[0].Message, Does.Contain(mention));
        }
    }
}
