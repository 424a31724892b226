using System.Text;
using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Iterable.Exports;

/// <summary>What becomes of a member of an exported line.</summary>
internal enum FieldKind
{
    /// <summary>Not declared: it goes into <c>data</c>.</summary>
    Rest,

    /// <summary>Stays as it is.</summary>
    Plain,

    /// <summary>A date-time, brought to RFC 3339.</summary>
    DateTime,

    /// <summary>A list, and anything else goes into <c>data</c>.</summary>
    List,

    /// <summary>An object, and anything else goes into <c>data</c>; a text that holds an object becomes that object.</summary>
    Object,

    /// <summary>The same, with date-times in it.</summary>
    ObjectWithDates,
}

/// <summary>The fields that a schema declares: these stay on the top level of a record.</summary>
internal sealed class DeclaredFields
{
    private readonly Dictionary<string, FieldKind> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nestedDates = new(StringComparer.Ordinal);

    /// <summary>Reads them off a schema; <paramref name="own"/> are ours, and a line's member of that name is another thing.</summary>
    public DeclaredFields(StreamSchema schema, params IReadOnlyList<string> own)
    {
        foreach (var field in schema.Json.GetProperty("properties").EnumerateObject())
        {
            if (!own.Contains(field.Name))
            {
                _kinds[field.Name] = Kind(field.Value);
            }
        }

        NestedDates = [.. _nestedDates.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The names of date-times inside of objects.</summary>
    public IReadOnlyList<byte[]> NestedDates { get; }

    /// <summary>What becomes of a member.</summary>
    public FieldKind Of(string name) => _kinds.GetValueOrDefault(name);

    private FieldKind Kind(JsonElement field)
    {
        if (IsDateTime(field))
        {
            return FieldKind.DateTime;
        }

        var types = field.GetProperty("type").EnumerateArray().Select(type => type.GetString()).ToArray();
        if (!types.Contains("object"))
        {
            return types.Contains("array") ? FieldKind.List : FieldKind.Plain;
        }

        var dates = field.TryGetProperty("properties", out var properties)
            ? properties
                .EnumerateObject()
                .Where(member => IsDateTime(member.Value))
                .Select(member => member.Name)
                .ToArray()
            : [];
        _nestedDates.UnionWith(dates);
        return dates.Length > 0 ? FieldKind.ObjectWithDates : FieldKind.Object;
    }

    private static bool IsDateTime(JsonElement field) =>
        field.TryGetProperty("format", out var format) && format.GetString() == "date-time";
}
