using System.Buffers;
using System.Text.Json;

namespace Connectors.Schema;

/// <summary>
/// Takes out of a config what does not count: top-level names that begin with <c>_</c> (runners and tests put their own
/// things there, airbyte-protocol 2.5), and members that are null, which is how some forms write an option left empty.
/// </summary>
internal static class ConfigCleaner
{
    public static JsonElement Clean(JsonElement config)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            Copy(config, writer, isTop: true);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Copy(JsonElement value, Utf8JsonWriter writer, bool isTop = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => Counts(member, isTop)))
                {
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Copy(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value.GetRawText());
                break;
        }
    }

    private static bool Counts(JsonProperty member, bool isTop) =>
        member.Value.ValueKind != JsonValueKind.Null && !(isTop && member.Name.StartsWith('_'));
}
