using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Schema;

/// <summary>Reads and writes a <see cref="StartDate"/> as text.</summary>
public sealed class StartDateConverter : JsonConverter<StartDate>
{
    public override StartDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && StartDate.TryParse(reader.GetString(), out var start)
            ? start
            : throw new JsonException("This is no date.");

    public override void Write(Utf8JsonWriter writer, StartDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
