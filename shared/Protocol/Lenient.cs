using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Protocol;

/// <summary>Text, or the JSON of whatever stands in its place.</summary>
internal sealed class LenientText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            _ => JsonElement.ParseValue(ref reader).GetRawText(),
        };

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>A whole number in any spelling (<c>3</c>, <c>3.0</c>, <c>"3"</c>), else null.</summary>
internal sealed class LenientInteger : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
            JsonValueKind.Number when value.TryGetDecimal(out var other) && decimal.IsInteger(other) => (long)other,
            JsonValueKind.String when long.TryParse(value.GetString(), out var spelt) => spelt,
            _ => null,
        };
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.GetValueOrDefault());
}

/// <summary>A path of names: a list, or one name where a hand-written catalog forgot the brackets. Empty is null.</summary>
internal sealed class LenientPath : JsonConverter<IReadOnlyList<string>?>
{
    public override IReadOnlyList<string>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Of(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string>? value, JsonSerializerOptions options) =>
        Write(writer, value ?? []);

    internal static IReadOnlyList<string>? Of(JsonElement value)
    {
        string[] names = value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString() ?? ""],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(IsText).Select(name => name.GetString() ?? "")],
            _ => [],
        };
        return names.Length == 0 ? null : names;
    }

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<string> names)
    {
        writer.WriteStartArray();
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}

/// <summary>A key: a list of paths, or of names. Empty is null.</summary>
internal sealed class LenientKey : JsonConverter<IReadOnlyList<IReadOnlyList<string>>?>
{
    public override IReadOnlyList<IReadOnlyList<string>>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var value = JsonElement.ParseValue(ref reader);
        IReadOnlyList<string>[] parts =
            value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(LenientPath.Of).OfType<IReadOnlyList<string>>()]
                : [];
        return parts.Length == 0 ? null : parts;
    }

    public override void Write(
        Utf8JsonWriter writer,
        IReadOnlyList<IReadOnlyList<string>>? value,
        JsonSerializerOptions options
    )
    {
        writer.WriteStartArray();
        foreach (var path in value ?? [])
        {
            LenientPath.Write(writer, path);
        }

        writer.WriteEndArray();
    }
}
