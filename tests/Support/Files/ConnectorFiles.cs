using System.Text.Json;
using System.Xml.Linq;
using Connectors.Schema;
using YamlDotNet.RepresentationModel;

namespace Connectors.Support.Files;

/// <summary>The files that lie beside a connector's code, found from where the tests run.</summary>
/// <param name="connector">The connector's folder.</param>
public sealed class ConnectorFiles(string connector)
{
    /// <summary>The connector's folder, which is also its name.</summary>
    public string Connector => connector;

    /// <summary>The names of the stream schemas, which are also the names of their files.</summary>
    public IReadOnlyList<string> SchemaNames =>
        [
            .. Directory
                .EnumerateFiles(PathOf("schemas"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Where a file is.</summary>
    public string PathOf(params IReadOnlyList<string> parts) =>
        RepositoryRoot.PathOf(["connectors", connector, .. parts]);

    /// <summary>A file's text.</summary>
    public string Text(params IReadOnlyList<string> parts) => File.ReadAllText(PathOf(parts));

    /// <summary>A file of JSON.</summary>
    public JsonElement Json(params IReadOnlyList<string> parts) => JsonElement.Parse(File.ReadAllBytes(PathOf(parts)));

    /// <summary>A file of YAML.</summary>
    public YamlMappingNode Yaml(string file)
    {
        using var reader = new StreamReader(PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    /// <summary>What configs are checked against.</summary>
    public ConnectorSpec Spec() => new(File.ReadAllBytes(PathOf("spec.json")));

    /// <summary>What records are checked against.</summary>
    public StreamSchema Schema(string name) => new(File.ReadAllBytes(PathOf("schemas", $"{name}.json")));

    /// <summary>What the build itself goes by, such as <c>VersionPrefix</c>.</summary>
    public static string BuildProperty(string name) =>
        XDocument.Load(RepositoryRoot.PathOf("Directory.Build.props")).Descendants(name).Single().Value;
}
