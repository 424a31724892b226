using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>A schema as it is written, with the shapes that its keywords must have.</summary>
internal sealed class SchemaSource(JsonElement element, string pointer)
{
    public IEnumerable<JsonProperty> Members => element.EnumerateObject();

    public SchemaSource Inner(JsonElement inner, string step) => new(inner, $"{pointer}/{step}");

    public JsonValueKind Kind => element.ValueKind;

    public JsonElement? Find(string name) => element.TryGetProperty(name, out var value) ? value : null;

    public string? OptionalText(string name) => Find(name) is { } value ? Text(name, value) : null;

    public bool OptionalFlag(string name) => Find(name) is { } value && Flag(name, value);

    public string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Broken($"{name} must be a text");

    public bool Flag(string name, JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Broken($"{name} must be true or false");

    public JsonElement Number(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value : throw Broken($"{name} must be a number");

    /// <summary>A length: draft-07 allows <c>2.0</c> for <c>2</c>.</summary>
    public int Count(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var count)
        && count is >= 0 and <= int.MaxValue
        && decimal.IsInteger(count)
            ? (int)count
            : throw Broken($"{name} must be a whole number from 0");

    public IReadOnlyList<JsonElement> Elements(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Broken($"{name} must be an array");

    public IReadOnlyList<string> Texts(string name, JsonElement value) =>
        [.. Elements(name, value).Select(element => Text(name, element))];

    public InvalidDataException Broken(string problem) => new($"The schema at {pointer} cannot be used: {problem}.");
}
