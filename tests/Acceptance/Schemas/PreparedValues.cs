using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>
/// The values that a schema allows, in words that the validator reads aright: it knows no <c>const</c>, and takes a text in an
/// <c>enum</c> that is an instant for a date, which then equals no text.
/// </summary>
internal static class PreparedValues
{
    /// <summary>Rewrites <c>const</c> and <c>enum</c>.</summary>
    public static void Add(JsonElement schema, JsonObject prepared)
    {
        if (schema.Member("const") is { } only)
        {
            prepared.TryAdd("type", SchemaTypes.NameOf(only));
            if (only.ValueKind != JsonValueKind.Null)
            {
                prepared["enum"] = new JsonArray(JsonNode.Parse(only.GetRawText()));
            }
        }

        if (prepared["enum"] is JsonArray values && values.Any(value => TextOf(value) is { } text && IsInstant(text)))
        {
            prepared.Remove("enum");
            prepared["allOf"] = new JsonArray([
                new JsonObject { ["pattern"] = PatternOf(values) },
                .. (prepared["allOf"] as JsonArray ?? []).Select(all => all?.DeepClone()),
            ]);
        }
    }

    private static string PatternOf(JsonArray values) =>
        $"^(?:{string.Join('|', values.Select(TextOf).OfType<string>().Select(Regex.Escape))})$";

    private static string? TextOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool IsInstant(string text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] || text.StartsWith("/Date(", StringComparison.Ordinal);
}
