using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Schema;

/// <summary>Reads a text, or a number as it is written; refuses to write.</summary>
public sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new Secret(reader.GetString()!), // a String token is never null
            JsonTokenType.Number => new Secret(Encoding.UTF8.GetString(reader.ValueSpan)),
            _ => throw new JsonException("A secret is a text."),
        };

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        throw new NotSupportedException(
            "A secret is not written. What must carry the config carries the file's own bytes."
        );
}
