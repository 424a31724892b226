using System.Globalization;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Finds what a path or a reference points to.</summary>
internal static class SchemaPaths
{
    /// <summary>The schemas of the property at a path, in whichever alternative it is; none where there is no such property.</summary>
    public static IReadOnlyList<JsonElement> Find(JsonElement schema, IEnumerable<string> path) =>
        [
            .. path.Aggregate(
                (IEnumerable<JsonElement>)[schema],
                (at, name) =>
                    at.SelectMany(Alternatives).Select(one => one.At("properties", name)).OfType<JsonElement>()
            ),
        ];

    /// <summary>A schema with the alternatives that it offers, and theirs.</summary>
    public static IEnumerable<JsonElement> Alternatives(JsonElement schema) =>
        [schema, .. schema.Items("oneOf").Concat(schema.Items("anyOf")).SelectMany(Alternatives)];

    /// <summary>What a <c>$ref</c> such as <c>#/definitions/address</c> points to; null where there is nothing.</summary>
    public static JsonElement? Target(JsonElement root, string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(reference[1..]);
        return path.Split('/').Skip(1).Select(Unescape).Aggregate((JsonElement?)root, Step);
    }

    private static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonElement? Step(JsonElement? at, string step) =>
        at switch
        {
            { ValueKind: JsonValueKind.Array } list
                when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < list.GetArrayLength() => list[index],
            _ => at?.Member(step),
        };
}
