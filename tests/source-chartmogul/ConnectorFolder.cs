using System.Text.Json;
using System.Xml.Linq;
using Connectors.Schema;
using Connectors.Support;
using YamlDotNet.RepresentationModel;

namespace Connectors.ChartMogul.Tests;

/// <summary>The files that lie beside the connector's code, found from where the tests run.</summary>
internal static class ConnectorFolder
{
    /// <summary>The names of the stream schemas, which are also the names of their files.</summary>
    public static IReadOnlyList<string> SchemaNames { get; } =
    [
        .. Directory
            .EnumerateFiles(PathOf("schemas"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    public static string PathOf(params string[] parts) =>
        RepositoryRoot.PathOf(["connectors", "source-chartmogul", .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    public static JsonElement Json(params string[] parts) => JsonElement.Parse(File.ReadAllBytes(PathOf(parts)));

    public static YamlMappingNode Yaml(string file)
    {
        using var reader = new StreamReader(PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static ConnectorSpec Spec() => new(File.ReadAllBytes(PathOf("spec.json")));

    public static StreamSchema Schema(string name) => new(File.ReadAllBytes(PathOf("schemas", $"{name}.json")));

    /// <summary>What the build itself goes by, such as <c>VersionPrefix</c>.</summary>
    public static string BuildProperty(string name) =>
        XDocument.Load(RepositoryRoot.PathOf("Directory.Build.props")).Descendants(name).Single().Value;
}
