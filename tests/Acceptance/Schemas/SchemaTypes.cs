using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>The types that a schema names.</summary>
internal static class SchemaTypes
{
    /// <summary>All types that there are.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "null",
        "boolean",
        "integer",
        "number",
        "string",
        "array",
        "object",
    ];

    /// <summary>A schema's types, in their order; none where it does not say.</summary>
    public static IReadOnlyList<string> Of(JsonElement schema) =>
        schema.TextOr("type", "") is { Length: > 0 } one ? [one] : schema.Texts("type");

    /// <summary>A schema's types without null.</summary>
    public static IReadOnlyList<string> WithoutNull(JsonElement schema) =>
        [.. Of(schema).Where(type => type != "null")];

    /// <summary>The types of whatever a schema allows, its alternatives and values included; none where it allows all.</summary>
    public static IReadOnlyList<string> Everywhere(JsonElement schema) =>
        [.. SchemaPaths.Alternatives(schema).SelectMany(OfOrImplied).Distinct()];

    /// <summary>Whether all that has a type of <paramref name="before"/> has one of <paramref name="after"/>, too.</summary>
    public static bool AreWithin(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        after.Count == 0
        || (
            before.Count > 0
            && before.All(type => after.Contains(type) || (type == "integer" && after.Contains("number")))
        );

    /// <summary>Types in words.</summary>
    public static string Words(IReadOnlyList<string> types) => types.Count > 0 ? string.Join(" or ", types) : "any";

    /// <summary>The type of a value; a number with a fraction or an exponent is no integer.</summary>
    public static string NameOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
            _ => "null",
        };

    /// <summary>The only values that a schema allows; null where it does not list them.</summary>
    public static IReadOnlyList<JsonElement>? Values(JsonElement schema) =>
        schema.Member("const") is { } only ? [only]
        : schema.Member("enum") is { ValueKind: JsonValueKind.Array } ? [.. schema.Items("enum")]
        : null;

    /// <summary>Whether a text is a regular expression.</summary>
    public static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A schema of members or items is meant for an object or an array, even where it does not say so.</summary>
    private static IEnumerable<string> OfOrImplied(JsonElement schema) =>
        Of(schema) is { Count: > 0 } types ? types
        : schema.Member("properties") is not null ? ["object"]
        : schema.Member("items") is not null ? ["array"]
        : (Values(schema) ?? []).Select(NameOf);
}
