using System.Text.Json;

namespace Connectors.Protocol;

/// <summary>Reads one line of standard input.</summary>
internal static class MessageReader
{
    /// <summary>The message of a line; an <see cref="UnknownMessage"/> when its type is unknown or absent.</summary>
    /// <exception cref="JsonException">The line is not one JSON object, or not the message that its type promises.</exception>
    public static AirbyteMessage Read(ReadOnlySpan<byte> line)
    {
        var type = TypeOf(line);
        return
            type
                is "RECORD"
                    or "STATE"
                    or "LOG"
                    or "SPEC"
                    or "CONNECTION_STATUS"
                    or "CATALOG"
                    or "TRACE"
                    or "CONTROL"
                    or "DESTINATION_CATALOG"
            ? JsonSerializer.Deserialize(line, ProtocolJson.Default.AirbyteMessage) ?? new UnknownMessage(type)
            : new UnknownMessage(type);
    }

    /// <summary>The top-level type, wherever it stands; reads the line to its end, so broken JSON is noticed here.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        string? type = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A message is a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                type = reader.GetString();
            }

            reader.Skip();
        }

        _ = reader.Read();
        return type;
    }
}
