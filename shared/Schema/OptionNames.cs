using System.Buffers;
using System.Text.Json;

namespace Connectors.Schema;

/// <summary>Gives the options of a config the names that a spec knows them by.</summary>
internal static class OptionNames
{
    /// <summary>The same config, in which each option of another name has ours, unless ours is there as well: then it goes.</summary>
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
                var isOther = others.TryGetValue(option.Name, out var name);
                if (!isOther || !IsGiven(config, name!)) // null where it is no other name
                {
                    writer.WritePropertyName(name ?? option.Name);
                    option.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static bool IsGiven(JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
