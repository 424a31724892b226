using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Connectors.ChartMogul.Tests;

/// <summary>What is published beside the image agrees with the build and with itself.</summary>
public class PublishedFilesTests
{
    private static readonly YamlNode Metadata = ConnectorFolder.Yaml("metadata.yaml")["data"];
    private static readonly string Docs = ConnectorFolder.Text("README.md");

    /// <summary>All that Airbyte's standard tests read in an entry of these sections; they refuse any other key.</summary>
    private static readonly Dictionary<string, string[]> EntryKeys = new()
    {
        ["spec"] = ["config_path", "spec_path"],
        ["connection"] = ["config_path", "status"],
        ["discovery"] = ["config_path"],
        ["basic_read"] = ["config_path", "configured_catalog_path", "empty_streams"],
        ["full_refresh"] = ["config_path", "configured_catalog_path", "empty_streams"],
        ["incremental"] = ["config_path", "configured_catalog_path", "future_state"],
    };

    [Test]
    public void The_metadata_name_this_connector_for_ever() =>
        Assert.That(
            Texts("definitionId", "name", "connectorType", "connectorSubtype", "githubIssueLabel", "license"),
            Is.EqualTo(
                new[]
                {
                    "ccf73c6c-d2dd-47c4-aa79-621220b3a65f",
                    "ChartMogul",
                    "source",
                    "api",
                    "source-chartmogul",
                    ConnectorFolder.BuildProperty("PackageLicenseExpression"),
                }
            )
        );

    [Test]
    public void The_tag_is_the_version_of_the_build() =>
        Assert.That(Metadata["dockerImageTag"].ToString(), Is.EqualTo(ConnectorFolder.BuildProperty("VersionPrefix")));

    [Test]
    public void The_metadata_allow_the_vendors_host_only() =>
        Assert.That(
            ((YamlSequenceNode)Metadata["allowedHosts"]["hosts"]).Select(host => host.ToString()),
            Is.EqualTo(new[] { "api.chartmogul.com" })
        );

    [Test]
    public void The_metadata_and_the_spec_lead_to_the_same_docs() =>
        Assert.That(
            Metadata["documentationUrl"].ToString(),
            Is.EqualTo(ConnectorFolder.Json("spec.json").GetProperty("documentationUrl").GetString())
        );

    [Test]
    public void The_icon_is_a_drawing() =>
        Assert.That(
            ConnectorFolder.Text(Metadata["icon"].ToString()),
            Does.StartWith("<svg").And.Not.Contains("<image")
        );

    [TestCase("Prerequisites")]
    [TestCase("Setup guide")]
    [TestCase("Supported sync modes")]
    [TestCase("Supported streams")]
    [TestCase("Performance considerations")]
    [TestCase("Registering as a custom connector")]
    [TestCase("Changelog")]
    public void The_docs_have_the_sections_that_users_look_for(string section) =>
        Assert.That(Docs, Does.Contain($"\n## {section}\n"));

    [Test]
    public void The_docs_name_every_option() =>
        Assert.That(
            ConnectorFolder
                .Json("spec.json")
                .GetProperty("connectionSpecification")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(option => option.Name),
            Has.All.Matches<string>(option => Docs.Contains($"| `{option}` |", StringComparison.Ordinal))
        );

    [Test]
    public void The_docs_name_every_kind_of_stream() =>
        Assert.That(
            ConnectorFolder.SchemaNames,
            Has.All.Matches<string>(name => Docs.Contains($"\n| {name}", StringComparison.Ordinal))
        );

    [Test]
    public void The_docs_and_the_tests_name_the_image_of_the_metadata()
    {
        var image = $"{Metadata["dockerRepository"]}:{Metadata["dockerImageTag"]}";

        Assert.That(Docs, Does.Contain($"-t {image} ."));
        Assert.That(Acceptance["connector_image"].ToString(), Is.EqualTo(image));
    }

    [Test]
    public void The_acceptance_tests_use_known_keys_only()
    {
        foreach (var (section, entry) in Entries())
        {
            Assert.That(entry.Children.Keys.Select(key => key.ToString()), Is.SubsetOf(EntryKeys[section]), section);
        }
    }

    [Test]
    public void The_acceptance_tests_name_files_that_exist_but_for_the_secret_one()
    {
        var files = Entries()
            .SelectMany(entry => entry.Entry.AllNodes.OfType<YamlScalarNode>())
            .Select(node => node.Value!)
            .Where(text => text.EndsWith(".json", StringComparison.Ordinal) && text != "secrets/config.json");

        Assert.That(files.Select(file => ConnectorFolder.PathOf(file)), Is.Not.Empty.And.All.Exist);
    }

    [TestCase("sample_config.json")]
    [TestCase("invalid_config.json")]
    public void The_configs_of_the_acceptance_tests_fit_the_spec(string file) =>
        Assert.That(ConnectorFolder.Spec().Problems(ConnectorFolder.Json("integration_tests", file)), Is.Empty);

    [Test]
    public void The_future_state_is_of_streams_in_the_catalog()
    {
        var catalog = ConnectorFolder.Json("integration_tests", "configured_catalog.json").GetProperty("streams");
        var states = ConnectorFolder.Json("integration_tests", "future_state.json");

        Assert.That(
            states
                .EnumerateArray()
                .Select(state => NameIn(state.GetProperty("stream").GetProperty("stream_descriptor"))),
            Is.EqualTo(catalog.EnumerateArray().Select(stream => NameIn(stream.GetProperty("stream"))))
        );
    }

    private static YamlMappingNode Acceptance { get; } = ConnectorFolder.Yaml("acceptance-test-config.yml");

    private static IEnumerable<(string Section, YamlMappingNode Entry)> Entries() =>
        ((YamlMappingNode)Acceptance["acceptance_tests"]).SelectMany(section =>
            ((YamlSequenceNode)section.Value["tests"]).Select(entry => (section.Key.ToString(), (YamlMappingNode)entry))
        );

    private static IEnumerable<string> Texts(params string[] names) => names.Select(name => Metadata[name].ToString());

    private static string? NameIn(JsonElement stream) => stream.GetProperty("name").GetString();
}
