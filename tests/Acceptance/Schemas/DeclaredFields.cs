using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>The fields that a stream's schema declares, in whichever alternative.</summary>
internal static class DeclaredFields
{
    private static readonly string[] Combiners = ["oneOf", "anyOf", "allOf"];

    /// <summary>The names of the fields at the top.</summary>
    public static IReadOnlySet<string> Names(JsonElement schema) =>
        Properties(schema).Select(property => property.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The paths of all fields that hold no declared ones themselves; items of an array have no part of their own.</summary>
    public static IEnumerable<IReadOnlyList<string>> Paths(JsonElement schema) =>
        Properties(schema)
            .SelectMany(property =>
                Paths(property.Value).ToList() is { Count: > 0 } inner
                    ? inner.Select(path => (IReadOnlyList<string>)[property.Name, .. path])
                    :
                    [
                        [property.Name],
                    ]
            );

    private static IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        schema
            .Members("properties")
            .Concat(Combiners.SelectMany(name => schema.Items(name)).SelectMany(Properties))
            .Concat(schema.Member("items") is { } items ? Properties(items) : []);
}
