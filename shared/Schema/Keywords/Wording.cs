using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>The words that violations share.</summary>
internal static class Wording
{
    public static string KindOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "null",
        };

    public static string KindOf(string type) =>
        type switch
        {
            "object" => "an object",
            "array" => "an array",
            "string" => "text",
            "number" => "a number",
            "integer" => "a whole number",
            "boolean" => "true or false",
            _ => "null",
        };

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public static string Choice(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} or {parts[^1]}";

    /// <summary>A value of the schema (never of the user) as it is named in a sentence.</summary>
    public static string Named(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? $"\"{value.GetString()}\"" : value.GetRawText();

    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
