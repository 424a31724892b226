using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Discovery;

/// <summary>Rules for the fields that a catalog names as cursors and keys.</summary>
internal static class FieldRules
{
    private static readonly string[] CursorTypes = ["string", "integer", "number"];
    private static readonly string[] Containers = ["array", "object"];

    /// <summary>Cursors that are no fields, or cannot be compared.</summary>
    public static IEnumerable<Finding> Cursors(JsonElement catalog) =>
        catalog.Items("streams").Select(Cursor).OfType<Finding>();

    /// <summary>Keys that are no fields.</summary>
    public static IEnumerable<Finding> Keys(JsonElement catalog)
    {
        foreach (var (stream, part) in Parts(catalog))
        {
            if (PathOf(part) is not { Count: > 0 } path)
            {
                yield return CatalogRules.Of(
                    stream,
                    "source_defined_primary_key: a list of lists of names",
                    Shown.Json(part)
                );
            }
            else if (Field(stream, path) is null)
            {
                yield return CatalogRules.Of(stream, "a key of fields", Shown.Json(part));
            }
        }
    }

    /// <summary>Keys that are no scalars.</summary>
    public static IEnumerable<Finding> KeyTypes(JsonElement catalog) =>
        from item in Parts(catalog)
        let path = PathOf(item.Part)
        where path is { Count: > 0 }
        let types = Field(item.Stream, path)
        where types is not null && types.Intersect(Containers).Any()
        select CatalogRules.Of(item.Stream, "a key of scalars", $"{Shown.Json(item.Part)}: {SchemaTypes.Words(types)}");

    private static Finding? Cursor(JsonElement stream)
    {
        if (stream.Member("default_cursor_field") is not { ValueKind: not JsonValueKind.Null } cursor)
        {
            return null;
        }

        if (PathOf(cursor) is not { } path)
        {
            return CatalogRules.Of(stream, "default_cursor_field: a list of names", Shown.Json(cursor));
        }

        // An empty path is how some say that there is no cursor.
        var types = path.Count > 0 ? Field(stream, path) : [];
        return types is null ? CatalogRules.Of(stream, "a cursor that is a field", Shown.Json(cursor))
            : types.Except(CursorTypes).Any()
                ? CatalogRules.Of(
                    stream,
                    $"a cursor of type {SchemaTypes.Words(CursorTypes)}",
                    $"{Shown.Json(cursor)}: {SchemaTypes.Words(types)}"
                )
            : null;
    }

    /// <summary>The parts of the streams' keys; a key that is no list counts as one part.</summary>
    private static IEnumerable<(JsonElement Stream, JsonElement Part)> Parts(JsonElement catalog) =>
        from stream in catalog.Items("streams")
        let key = stream.Member("source_defined_primary_key")
        where key is { ValueKind: not JsonValueKind.Null }
        from part in key.Value.ValueKind == JsonValueKind.Array
            ? key.Value.EnumerateArray()
            : Enumerable.Repeat(key.Value, 1)
        select (stream, part);

    private static IReadOnlyList<string>? PathOf(JsonElement path) =>
        path.ValueKind == JsonValueKind.Array
        && path.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. path.EnumerateArray().Select(name => name.GetString()!)] // they are texts
            : null;

    /// <summary>The types of a field without null; null where there is no such field.</summary>
    private static IReadOnlyList<string>? Field(JsonElement stream, IReadOnlyList<string> path) =>
        SchemaPaths.Find(stream.Member("json_schema") ?? default, path) is { Count: > 0 } schemas
            ? [.. schemas.SelectMany(SchemaTypes.Everywhere).Distinct().Where(type => type != "null")]
            : null;
}
