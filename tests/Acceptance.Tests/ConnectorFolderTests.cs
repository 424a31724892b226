using Acceptance.Running;

namespace Acceptance.Tests;

/// <summary>What lies beside a connector.</summary>
public class ConnectorFolderTests
{
    [Test]
    public void A_folder_without_settings_is_none()
    {
        using var folder = new WorkFolder();

        Assert.That(
            () => new ConnectorFolder(folder.FolderPath),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(Some.ConfigFile)
        );
    }

    [TestCase("acceptance_tests: [")]
    [TestCase("acceptance_tests: { spec: { tests: 5 } }")]
    [TestCase("acceptance_tests: { spec: { tests: [{ timeout_seconds: soon }] } }")]
    public void Settings_that_cannot_be_read_are_named_with_the_place(string yaml)
    {
        using var folder = new WorkFolder();
        folder.Write(Some.ConfigFile, yaml);

        Assert.That(
            () => new ConnectorFolder(folder.FolderPath),
            Throws.TypeOf<InvalidDataException>().With.Message.Match($"{Some.ConfigFile}.*Line: 1")
        );
    }

    [Test]
    public void Empty_settings_have_no_tests()
    {
        Assert.That(Open("").Config["spec"].Tests, Is.Empty);
    }

    [Test]
    public void The_suites_are_those_of_the_settings()
    {
        var config = Open(
            """
            connector_image: some/source-x:dev
            test_strictness_level: high
            acceptance_tests:
              spec: { tests: [{ spec_path: spec.json, a_key_of_tomorrow: 1 }] }
              incremental: { bypass_reason: no cursors }
            """
        ).Config;

        Assert.That(config.IsHigh, Is.True);
        Assert.That(config["spec"].Tests.Single().SpecPath, Is.EqualTo("spec.json"));
        Assert.That(config["incremental"].BypassReason, Is.EqualTo("no cursors"));
        Assert.That(config["basic_read"].Tests, Is.Empty);
    }

    [Test]
    public void The_old_form_of_the_settings_counts_as_well()
    {
        var config = Open("tests: { connection: [{ config_path: a.json, status: failed }] }").Config;

        Assert.That(config["connection"].Tests.Single().Status, Is.EqualTo("failed"));
        Assert.That(config["spec"].Tests, Is.Empty);
    }

    [Test]
    public void Paths_begin_where_the_settings_say()
    {
        var folder = Open("base_path: tests");

        Assert.That(folder.PathOf("spec.json"), Does.EndWith("/tests/spec.json"));
    }

    [Test]
    public void A_file_is_there_or_is_named_as_missing()
    {
        using var files = new WorkFolder();
        files.Write(Some.ConfigFile, "");
        files.Write("a.json", """{"a":1}""");
        files.Write("b.json", "{");
        files.Write("c.yml", "a: { b: [1, two] }");
        files.Write("d.yml", "a: [");
        var folder = new ConnectorFolder(files.FolderPath);

        Assert.That(folder.Has("a.json"), Is.True);
        Assert.That(folder.JsonAt("a.json").GetRawText(), Is.EqualTo("""{"a":1}"""));
        Assert.That(
            () => folder.JsonAt("b.json"),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("b.json")
        );
        Assert.That(folder.YamlAt("c.yml").ToString(), Is.EqualTo("""{"a": {"b": ["1", "two"]}}"""));
        Assert.That(() => folder.YamlAt("d.yml"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("d.yml"));
        Assert.That(() => folder.TextAt("e.md"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("e.md"));
    }

    private static ConnectorFolder Open(string settings)
    {
        using var folder = new WorkFolder();
        folder.Write(Some.ConfigFile, settings);
        return new ConnectorFolder(folder.FolderPath);
    }
}
