using System.Globalization;
using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>A schema, and where it lies inside of another.</summary>
/// <param name="Path">Where, such as <c>/properties/credentials/oneOf/0</c>; empty for the whole.</param>
/// <param name="Schema">The schema: an object.</param>
/// <param name="Property">The name of the property that it is the schema of, if any.</param>
/// <param name="Depth">How many properties lead to it.</param>
internal sealed record SchemaPart(string Path, JsonElement Schema, string? Property = null, int Depth = 0)
{
    /// <summary>The keywords that hold schemas by name.</summary>
    public static readonly IReadOnlyList<string> Maps =
    [
        "properties",
        "patternProperties",
        "definitions",
        "$defs",
        "dependencies",
        "dependentSchemas",
    ];

    /// <summary>The keywords that hold a list of schemas.</summary>
    public static readonly IReadOnlyList<string> Lists = ["oneOf", "anyOf", "allOf", "items", "prefixItems"];

    /// <summary>The keywords that hold a schema.</summary>
    public static readonly IReadOnlyList<string> Singles =
    [
        "items",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "propertyNames",
        "additionalProperties",
        "additionalItems",
    ];

    /// <summary>Where it is, in words.</summary>
    public string Place => Path.Length > 0 ? Path : "the root";

    /// <summary>A schema and all that are inside of it.</summary>
    public static IEnumerable<SchemaPart> All(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object ? new SchemaPart("", schema).WithInner() : [];

    /// <summary>The path of a member.</summary>
    public string At(string keyword) => $"{Path}/{keyword}";

    private IEnumerable<SchemaPart> WithInner() => [this, .. Inner().SelectMany(part => part.WithInner())];

    private IEnumerable<SchemaPart> Inner() =>
        Maps.SelectMany(InMap)
            .Concat(Lists.SelectMany(InList))
            .Concat(
                Singles
                    .Where(keyword => Schema.Member(keyword) is not null)
                    .Select(keyword => new SchemaPart(At(keyword), Schema.Member(keyword) ?? default, Depth: Depth))
            )
            .Where(part => part.Schema.ValueKind == JsonValueKind.Object);

    private IEnumerable<SchemaPart> InMap(string keyword) =>
        Schema
            .Members(keyword)
            .Select(member => new SchemaPart(
                At($"{keyword}/{member.Name}"),
                member.Value,
                keyword == "properties" ? member.Name : null,
                Depth + 1
            ));

    private IEnumerable<SchemaPart> InList(string keyword) =>
        Schema
            .Items(keyword)
            .Select(
                (item, i) =>
                    new SchemaPart(At($"{keyword}/{i.ToString(CultureInfo.InvariantCulture)}"), item, Depth: Depth)
            );
}
