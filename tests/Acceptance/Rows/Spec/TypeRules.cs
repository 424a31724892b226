using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Rules for the types of options: a form has a field for each, and no other.</summary>
internal static class TypeRules
{
    private static readonly string[] ItemTypes = ["string", "integer", "number", "object"];
    private static readonly string[] Unknown =
    [
        "not",
        "anyOf",
        "allOf",
        "patternProperties",
        "prefixItems",
        "if",
        "then",
        "else",
        "dependentSchemas",
        "dependentRequired",
    ];

    /// <summary>Options with more than one type beside null, or with null first.</summary>
    public static IEnumerable<Finding> OneType(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => part.Schema.Member("type") is { ValueKind: JsonValueKind.Array })
            .Where(part => SchemaTypes.Of(part.Schema) is not [not "null", "null"])
            .Select(part => part.Finding("one type, or [type, \"null\"]", Shown.Json(part.Schema.Member("type"))));

    /// <summary>Objects without options.</summary>
    public static IEnumerable<Finding> NotEmpty(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => SchemaTypes.Of(part.Schema).Contains("object"))
            .Where(part => !part.Schema.Members("properties").Any() && !part.Schema.Items("oneOf").Any())
            .Select(part => part.Finding("an object with properties or oneOf", "neither"));

    /// <summary>Lists without items of one type.</summary>
    public static IEnumerable<Finding> PlainItems(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => SchemaTypes.Of(part.Schema).Contains("array"))
            .Where(part => part.Schema.Member("items") is not { } items || !IsPlain(items))
            .Select(part =>
                part.Finding(
                    $"items with an enum or of type {SchemaTypes.Words(ItemTypes)}",
                    Shown.Json(part.Schema.Member("items"))
                )
            );

    /// <summary>Keywords that no form knows.</summary>
    public static IEnumerable<Finding> Forbidden(JsonElement schema) =>
        from part in SchemaPart.All(schema)
        from word in Unknown
        where part.Schema.Member(word) is not null
        select part.Finding($"no {word}", Shown.Json(part.Schema.Member(word)));

    private static bool IsPlain(JsonElement items) =>
        items.Member("enum") is not null || (SchemaTypes.Of(items) is [var type] && ItemTypes.Contains(type));
}
