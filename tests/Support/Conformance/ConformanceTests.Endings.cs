using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// How a process ends: the table of airbyte-protocol 2.3.
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

        ProtocolLines.Check(run);
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

    /// <summary>Files that are not what they should be.</summary>
    [TestCase("there is no config", "config")]
    [TestCase("there is no catalog", "catalog")]
    [TestCase("there is no state", "state")]
    [TestCase("the config is broken", "config")]
    [TestCase("the catalog is broken", "catalog")]
    [TestCase("the catalog is a list", "catalog")]
    [TestCase("the state is broken", "state")]
    [TestCase("the state is a text", "state")]
    public async Task A_file_that_cannot_be_used_is_named_and_the_run_ends_with_1(string what, string file)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start = scene.Reading(await CatalogOfAsync("incremental", Connector.Incremental), "[]");
        var path = scene.Folder.PathOf($"{file}.json");
        if (what.StartsWith("there is no", StringComparison.Ordinal))
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(
                path,
                what.EndsWith("broken", StringComparison.Ordinal) ? "{\"streams\":"
                    : what.EndsWith("list", StringComparison.Ordinal) ? "[1]"
                    : "\"text\""
            );
        }

        var run = await ConnectorRun.RunAsync(start);

        CheckRefused(run, file);
        Assert.That(scene.Vendor.Requests, Is.Zero);
    }

    /// <summary>Arguments that make no command.</summary>
    [TestCase("write")]
    [TestCase("read")]
    [TestCase("read", "--config", "config.json")]
    [TestCase("check", "--config")]
    [TestCase("--debug")]
    public async Task Wrong_arguments_end_with_1(params string[] arguments)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        CheckRefused(await scene.RunAsync(arguments));
    }

    /// <summary>Who types the name alone wants to know what it takes.</summary>
    [Test]
    public async Task Without_arguments_the_usage_goes_to_standard_error_and_the_exit_code_is_2()
    {
        var run = await ConnectorRun.RunAsync(new ConnectorStart(Connector.Name, []));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output.Length, Is.Zero);
        Assert.That(run.Errors, Does.Contain($"Usage: {Connector.Name}"));
    }

    /// <summary>Help is no failure.</summary>
    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("read", "--help")]
    [TestCase("--version")]
    public async Task Help_and_version_are_shown_with_0(params string[] arguments)
    {
        using var run = ConnectorRun.Start(new ConnectorStart(Connector.Name, arguments));

        await run.ReadLinesAsync(1);
        run.CloseOutput();
        var end = await run.EndAsync();

        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(end.Output.Length, Is.Positive);
        Assert.That(end.Errors, Is.Empty);
    }

    /// <summary>Runners pass flags of other connectors, and spell those that there are in both ways.</summary>
    [Test]
    public async Task Flags_come_in_any_order_and_spelling_and_unknown_ones_are_ignored_with_a_warning()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var config = scene.ConfigFile();
        var catalog = scene.Folder.Write("k.txt", await CatalogOfAsync("full_refresh", Connector.Incremental));

        var run = await scene.RunAsync(
            "--manifest-path",
            "m.yaml",
            $"--catalog={catalog}",
            "read",
            $"--config={config}"
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("--manifest-path"));
        await CheckSameAsync(run, Connector.Incremental);
    }

    /// <summary>A working folder of somebody else's, relative paths, files that only allow reading, and next to no environment.</summary>
    [Test]
    public async Task A_foreign_folder_and_environment_are_borne()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start = scene.Reading(await CatalogOfAsync("full_refresh", Connector.Incremental));
        File.SetAttributes(scene.Folder.PathOf("config.json"), FileAttributes.ReadOnly);

        var run = await ConnectorRun.RunAsync(
            start with
            {
                Arguments = ["read", "--config", "config.json", "--catalog", "catalog.json"],
                Folder = scene.Folder.PathOf("."),
                Environment = new Dictionary<string, string?>
                {
                    ["HOME"] = null,
                    ["TMPDIR"] = "/nowhere",
                    ["LC_ALL"] = "C",
                    ["TZ"] = "America/St_Johns",
                },
            }
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        await CheckSameAsync(run, Connector.Incremental);
    }

    /// <summary>What the acceptance tests ask for: a stream that nobody has, in a mode that does not exist.</summary>
    [TestCase("made_up", "full_refresh")]
    [TestCase("made_up", "INVALID")]
    [TestCase("", "INVALID")]
    public async Task A_stream_or_mode_that_does_not_exist_fails_alone(string stream, string mode)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var other = Connector.Streams.Last(name => name != Connector.Incremental);
        var catalog = await CatalogOfAsync("full_refresh", other, Connector.Incremental);
        var name = stream.Length == 0 ? Connector.Incremental : stream;
        var (good, bad) = (
            catalog.LastIndexOf($"\"{Connector.Incremental}\"", StringComparison.Ordinal),
            $"\"{name}\""
        );
        catalog = catalog[..good] + bad + catalog[(good + Connector.Incremental.Length + 2)..];
        catalog =
            catalog[..good]
            + catalog[good..]
                .Replace("\"sync_mode\":\"full_refresh\"", $"\"sync_mode\":\"{mode}\"", StringComparison.Ordinal);

        var run = await scene.ReadAsync(catalog);

        ProtocolLines.Check(run);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(name), Is.EqualTo(new[] { "INCOMPLETE" }));
        Assert.That(run.Messages.Errors()[0].Stream, Is.EqualTo(name));
        Assert.That(run.Messages.Errors().Select(error => error.FailureType), Has.All.EqualTo("config_error"));
        await CheckSameAsync(run, other);
    }

    /// <summary>Nothing to do is done at once.</summary>
    [TestCase("""{"streams":[]}""")]
    [TestCase("{}")]
    public async Task An_empty_catalog_is_read_with_0_and_without_a_request(string catalog)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        var run = await scene.ReadAsync(catalog);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
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
        ProtocolLines.Check(run);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors(), Has.Count.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"), run.ToString());
        foreach (var mention in mentions)
        {
            Assert.That(run.Messages.Errors()[0].Message, Does.Contain(mention));
        }
    }
}
