using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>
/// A whole number that is printed as a float (<c>10.0</c>): the reference models are doubles there, and what looks like the
/// reference works with every reader.
/// </summary>
internal sealed class JsonFloat : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt64(out var whole) ? whole : (long)reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        _ = text.TryWrite(CultureInfo.InvariantCulture, $"{value}.0", out var length);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
