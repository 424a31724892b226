using Acceptance.Cli;
using Acceptance.Running;
using Acceptance.Settings;
using Acceptance.Targets;

namespace Acceptance.Tests.Cli;

/// <summary>What a command line asks for, and what is said of one that cannot be followed.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        _folder.Write(Some.ConfigFile, "acceptance_tests: { spec: { tests: [{ config_path: secrets/config.json }] } }");
        _folder.Write("config.json", """{"api_key":"k","start_date":"2024-01-01"}""");
        _folder.Write("text.json", "no JSON");
        _folder.Write("list.json", "[1]");
    }

    public void Dispose() => _folder.Dispose();

    [TestCase("One folder, not a and b", "a", "b")]
    [TestCase("--colour=red is no option", "a", "--colour=red")]
    [TestCase("--exe is no option with a value", "a", "--exe")]
    [TestCase("--only= is no option with a value", "a", "--only=")]
    public void A_line_that_cannot_be_read_is_refused(string message, params string[] arguments) =>
        Assert.That(
            () => CommandLine.Parse(arguments),
            Throws.TypeOf<UsageException>().With.Message.StartsWith(message)
        );

    [TestCase("Either --exe or --image")]
    [TestCase("Either --exe or --image", "--exe=x", "--image=y")]
    [TestCase("--level is low or high, not middle", "--exe=x", "--level=middle")]
    [TestCase("--set=address is not KEY=VALUE", "--exe=x", "--set=address")]
    [TestCase("--config:", "--exe=x", "--config=/no/such/file")]
    [TestCase("--config:", "--exe=x", "--config={folder}/text.json")]
    [TestCase("--config:", "--exe=x", "--config={folder}/list.json")]
    public void A_connector_that_cannot_be_run_is_refused(string message, params string[] options) =>
        Assert.That(() => Parse(options).Subject(), Throws.TypeOf<UsageException>().With.Message.StartsWith(message));

    [Test]
    public void The_folder_is_needed_and_has_the_settings()
    {
        Assert.That(
            () => CommandLine.Parse(["--exe=x"]).Subject(),
            Throws.TypeOf<UsageException>().With.Message.Contains("folder")
        );
        Assert.That(
            () => CommandLine.Parse(["/no/such/folder", "--exe=x"]).Subject(),
            Throws.TypeOf<UsageException>().With.Message.Contains(Some.ConfigFile)
        );
    }

    [Test]
    public void A_value_is_set_in_every_config_as_json_or_else_as_text()
    {
        var subject = Parse(
                "--exe=x",
                "--config={folder}/config.json",
                "--set=base_url=http://127.0.0.1:1?a=b",
                "--set=rate=1.50",
                "--set=api_key=other",
                "--set=proxy={\"url\":\"p\"}"
            )
            .Subject();

        var config = subject.ConfigOf(new Entry { ConfigPath = "secrets/config.json" }).ToJsonString();

        Assert.That(
            config,
            Is.EqualTo(
                """{"api_key":"other","start_date":"2024-01-01","base_url":"http://127.0.0.1:1?a=b","rate":1.50,"proxy":{"url":"p"}}"""
            )
        );
    }

    [Test]
    public void A_program_is_found_from_any_folder_and_may_have_arguments_of_its_own()
    {
        var file = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_folder.FolderPath, "config.json"));

        var target = Parse($"--exe=sh {file} -x").Subject().Target;

        Assert.That(target, Is.TypeOf<ExecutableTarget>());
        Assert.That(target.Name, Is.EqualTo($"sh {_folder.FolderPath}/config.json -x"));
    }

    [Test]
    public void The_level_stands_in_for_that_of_the_settings()
    {
        Assert.That(Parse("--exe=x").Subject().IsStrict, Is.False);
        Assert.That(Parse("--exe=x", "--level=high").Subject().IsStrict, Is.True);
    }

    [Test]
    public void All_rows_are_meant_where_none_is_named() =>
        Assert.That(Parse("--exe=x").Rows(), Is.EqualTo(Suite.Rows));

    [Test]
    public void Rows_are_chosen_by_patterns() =>
        Assert.That(
            Parse("--only=wire.sp*", "--only=*.careful").Rows().Select(row => row.Id),
            Is.EqualTo(new[] { "wire.spec", "wire.careful" })
        );

    [Test]
    public void A_pattern_that_fits_no_row_is_refused() =>
        Assert.That(
            () => Parse("--only=wires.*").Rows(),
            Throws.TypeOf<UsageException>().With.Message.Contains("wires.*")
        );

    [Test]
    public void What_is_asked_for_without_a_connector_is_known()
    {
        Assert.That(CommandLine.Parse(["--help"]).AsksForHelp, Is.True);
        Assert.That(CommandLine.Parse(["--list"]).AsksForList, Is.True);
        Assert.That(CommandLine.Parse([]).AsksForHelp || CommandLine.Parse([]).AsksForList, Is.False);
        Assert.That(Parse("--report=r.xml").Report, Is.EqualTo("r.xml"));
    }

    private CommandLine Parse(params string[] options) =>
        CommandLine.Parse([
            _folder.FolderPath,
            .. options.Select(option => option.Replace("{folder}", _folder.FolderPath, StringComparison.Ordinal)),
        ]);
}
