using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>Writes one value of a row.</summary>
internal delegate void FieldWriter(Utf8JsonWriter json, int place);

/// <summary>Understands the fields of a query, and refuses what it does not.</summary>
internal static class Fields
{
    /// <param name="fields">The fields that are asked for.</param>
    /// <param name="find">The writer for a field of a type, or <c>null</c> where there is none.</param>
    /// <exception cref="QueryException">There is a field that is not understood.</exception>
    public static IReadOnlyList<FieldWriter> Read(JsonElement fields, Func<string, JsonElement, FieldWriter?> find) =>
        [
            .. fields
                .EnumerateArray()
                .Select(field =>
                    Named(field, "type") is { } type && find(type, field) is { } writer
                        ? writer
                        : throw new QueryException($"A field is not known: {field}")
                ),
        ];

    /// <summary>The text that a field has under a name, or <c>null</c>.</summary>
    public static string? Named(JsonElement field, string name) =>
        field.ValueKind == JsonValueKind.Object
        && field.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
