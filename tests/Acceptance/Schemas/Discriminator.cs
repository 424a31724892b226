using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>The property by whose const the alternatives of a <c>oneOf</c> are told apart (airbyte-protocol 4.3).</summary>
internal static class Discriminator
{
    /// <summary>The properties that have a const in every alternative.</summary>
    public static IReadOnlyList<string> All(JsonElement schema) =>
        schema.Items("oneOf").Select(Constants).ToList() is { Count: > 0 } alternatives
            ? [.. alternatives.Aggregate((left, right) => [.. left.Intersect(right)])]
            : [];

    /// <summary>The one property; null where there is none, or more than one.</summary>
    public static string? Of(JsonElement schema) => All(schema) is [var only] ? only : null;

    /// <summary>The const of an alternative, as JSON.</summary>
    public static string? ValueOf(JsonElement alternative, string property) =>
        alternative.At("properties", property, "const")?.GetRawText();

    private static IReadOnlyList<string> Constants(JsonElement alternative) =>
        [
            .. alternative
                .Members("properties")
                .Where(property => property.Value.Member("const") is not null)
                .Select(property => property.Name),
        ];
}
