using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;
using Acceptance.Settings;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Acceptance;

/// <summary>The folder of a connector's files: <c>acceptance-test-config.yml</c> and what it names, metadata and docs.</summary>
public sealed class ConnectorFolder
{
    private const string SettingsFile = "acceptance-test-config.yml";
    private readonly string _root;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InvalidDataException">It has no readable <c>acceptance-test-config.yml</c>; the message says why.</exception>
    public ConnectorFolder(string root)
    {
        _root = Path.GetFullPath(root);
        Config = Read();
    }

    /// <summary>The settings of the tests.</summary>
    public AcceptanceConfig Config { get; }

    /// <summary>The folder's own name, which is the connector's.</summary>
    public string Name => Path.GetFileName(_root);

    /// <summary>Where a file is, by the path that the settings name it with.</summary>
    public string PathOf(string path) => Path.Combine(_root, Config?.BasePath ?? "", path);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => File.Exists(PathOf(path));

    /// <summary>A file's text.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public string TextAt(string path) =>
        Has(path) ? File.ReadAllText(PathOf(path)) : throw new InvalidDataException($"There is no file {path}.");

    /// <summary>A JSON file.</summary>
    /// <exception cref="InvalidDataException">It is not there, or no JSON.</exception>
    public JsonElement JsonAt(string path)
    {
        try
        {
            return JsonElement.Parse(TextAt(path));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no JSON: {e.Message}", e);
        }
    }

    /// <summary>A YAML file, in the shapes of JSON with all scalars as text.</summary>
    /// <exception cref="InvalidDataException">It is not there, or no YAML.</exception>
    public JsonElement YamlAt(string path) => Yaml(TextAt(path), path);

    /// <summary>All that stands in <c>acceptance-test-config.yml</c>, known or not.</summary>
    public JsonElement Settings() => Yaml(File.ReadAllText(Path.Combine(_root, SettingsFile)), SettingsFile);

    /// <summary>A config's file.</summary>
    /// <exception cref="NotRunException">It is not there.</exception>
    internal JsonObject ConfigAt(string path) =>
        Has(path)
            ? JsonNode.Parse(TextAt(path))?.AsObject() ?? throw new InvalidDataException($"{path} holds no object.")
            : throw new NotRunException($"there is no {path}");

    private static JsonElement Yaml(string text, string path)
    {
        try
        {
            var tree = new DeserializerBuilder().Build().Deserialize<object>(text);
            return JsonElement.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree));
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{path} is no YAML: {e.Message}", e);
        }
    }

    private AcceptanceConfig Read()
    {
        var path = Path.Combine(_root, SettingsFile);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{_root} has no {SettingsFile}.");
        }

        try
        {
            var yaml = new DeserializerBuilder()
                .IgnoreUnmatchedProperties()
                .WithNodeDeserializer(new NameAlone(), where => where.OnTop())
                .Build();
            return yaml.Deserialize<AcceptanceConfig?>(File.ReadAllText(path)) ?? new AcceptanceConfig();
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"{path}: {e.InnerException?.Message ?? e.Message} ({e.Start})", e);
        }
    }
}
