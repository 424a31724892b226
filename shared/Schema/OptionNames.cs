using System.Buffers;
using System.Text.Json;

namespace Connectors.Schema;

/// <summary>Gives the options of a config the names that a spec knows them by.</summary>
internal static class OptionNames
{
    /// <summary>The same config, in which each option of another name has ours, unless ours is given as well: then it goes.</summary>
    /// <param name="config">A config as it was read.</param>
    /// <param name="others">Other names to ours.</param>
    public static JsonElement Apply(JsonElement config, IReadOnlyDictionary<string, string> others)
    {
        if (config.ValueKind != JsonValueKind.Object || !others.Keys.Any(name => config.TryGetProperty(name, out _)))
        {
            return config;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var option in config.EnumerateObject())
            {
                var name = others.GetValueOrDefault(option.Name, option.Name);
                if (option.Name == Counting(config, others, name))
                {
                    writer.WritePropertyName(name);
                    option.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The option that counts as ours: a given one before null, then ours before others, then the first.</summary>
    private static string Counting(JsonElement config, IReadOnlyDictionary<string, string> others, string ours) =>
        config
            .EnumerateObject()
            .Where(option => others.GetValueOrDefault(option.Name, option.Name) == ours)
            .OrderBy(option => option.Value.ValueKind == JsonValueKind.Null)
            .ThenBy(option => option.Name != ours)
            .First()
            .Name;
}
