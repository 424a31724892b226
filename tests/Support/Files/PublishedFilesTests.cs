using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace Connectors.Support.Files;

/// <summary>What is published beside the image agrees with the build, beyond what the acceptance suite sees of it.</summary>
/// <typeparam name="TPromises">What the connector promises.</typeparam>
public abstract class PublishedFilesTests<TPromises>
    where TPromises : IConnectorPromises, new()
{
    private static readonly TPromises Promises = new();
    private static readonly YamlNode Metadata = Promises.Files.Yaml("metadata.yaml")["data"];

    /// <summary>Another id would be another connector.</summary>
    [Test]
    public void The_metadata_name_this_connector_for_ever() =>
        Assert.That(
            Texts("definitionId", "name", "connectorType", "connectorSubtype", "githubIssueLabel", "license"),
            Is.EqualTo(
                (string[])
                    [
                        Promises.DefinitionId,
                        Promises.Vendor,
                        "source",
                        "api",
                        Promises.Files.Connector,
                        ConnectorFiles.BuildProperty("PackageLicenseExpression"),
                    ]
            )
        );

    /// <summary>Or another image is run than the docs are of.</summary>
    [Test]
    public void The_tag_is_the_version_of_the_build() =>
        Assert.That(Metadata["dockerImageTag"].ToString(), Is.EqualTo(ConnectorFiles.BuildProperty("VersionPrefix")));

    /// <summary>The platform lets the connector reach no others.</summary>
    [Test]
    public void The_metadata_allow_the_vendors_hosts_only() =>
        Assert.That(
            ((YamlSequenceNode)Metadata["allowedHosts"]["hosts"]).Select(host => host.ToString()),
            Is.EqualTo(Promises.Hosts)
        );

    /// <summary>Who copies the command gets what the metadata name.</summary>
    [Test]
    public void The_docs_build_the_image_of_the_metadata() =>
        Assert.That(
            Promises.Files.Text("README.md"),
            Does.Contain($"-t {Metadata["dockerRepository"]}:{Metadata["dockerImageTag"]} .")
        );

    /// <summary>It is meant to be copied.</summary>
    [Test]
    public void The_sample_config_fits_the_spec() =>
        Assert.That(
            Promises.Files.Spec().Problems(Promises.Files.Json("integration_tests", "sample_config.json")),
            Is.Empty
        );

    private static IEnumerable<string> Texts(params string[] names) => names.Select(name => Metadata[name].ToString());
}
