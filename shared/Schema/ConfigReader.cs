using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Errors;

namespace Connectors.Schema;

/// <summary>Makes a connector's config record of a config file. Called once a run by the host.</summary>
public static class ConfigReader
{
    /// <summary>Reads a file that should hold JSON.</summary>
    /// <exception cref="ConnectorException">It does not; the message says where, never what stands there.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> file)
    {
        var json = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        try
        {
            var config = JsonElement.Parse(json);
            DecodeAll(config);
            return config;
        }
        catch (JsonException e)
        {
            // The exception is not passed on: its text holds a piece of the file.
            throw ConnectorException.Config(
                $"The configuration is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})."
            );
        }
        catch (InvalidOperationException)
        {
            throw ConnectorException.Config("The configuration is not valid JSON: it holds text that is not Unicode.");
        }
    }

    /// <summary>Checks a config against the spec, binds it, and asks the record what the schema could not say.</summary>
    /// <exception cref="ConnectorException">There are problems; the message names them all.</exception>
    public static TConfig Read<TConfig>(ConnectorSpec spec, JsonElement config, JsonTypeInfo<TConfig> type)
        where TConfig : CommonConfig
    {
        Refuse(spec.Problems(config));
        var bound = Bind(ConnectorSpec.Clean(config), type);
        Refuse([.. bound.Problems()]);
        return bound;
    }

    /// <summary>The parser leaves texts undecoded; one that cannot be decoded shall fail here and not somewhere later.</summary>
    private static void DecodeAll(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    DecodeAll(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    DecodeAll(item);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static TConfig Bind<TConfig>(JsonElement config, JsonTypeInfo<TConfig> type)
        where TConfig : CommonConfig
    {
        try
        {
            return config.Deserialize(type)
                ?? throw ConnectorException.Config("The configuration must be a JSON object.");
        }
        catch (JsonException e)
        {
            // Reached only where a spec allows what its record cannot hold. The path is safe to show, the text is not.
            throw ConnectorException.Config(
                $"The option {e.Path?.TrimStart('$', '.')} has a value that cannot be used."
            );
        }
    }

    private static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw ConnectorException.Config($"The configuration is not valid. {string.Join(' ', problems)}");
        }
    }
}
