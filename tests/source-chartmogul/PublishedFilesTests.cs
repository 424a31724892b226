using YamlDotNet.RepresentationModel;

namespace Connectors.ChartMogul.Tests;

/// <summary>What is published beside the image agrees with the build, beyond what the acceptance suite sees of it.</summary>
public class PublishedFilesTests
{
    private static readonly YamlNode Metadata = ConnectorFolder.Yaml("metadata.yaml")["data"];

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
    public void The_docs_build_the_image_of_the_metadata() =>
        Assert.That(
            ConnectorFolder.Text("README.md"),
            Does.Contain($"-t {Metadata["dockerRepository"]}:{Metadata["dockerImageTag"]} .")
        );

    [Test]
    public void The_sample_config_fits_the_spec() =>
        Assert.That(
            ConnectorFolder.Spec().Problems(ConnectorFolder.Json("integration_tests", "sample_config.json")),
            Is.Empty
        );

    private static IEnumerable<string> Texts(params string[] names) => names.Select(name => Metadata[name].ToString());
}
