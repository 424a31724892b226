using System.Text;
using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Xml;

/// <summary>
/// What becomes of the elements of a record: their names and types, read off the schema that the stream declares, so that it
/// is written down once. An element that is not declared becomes text, or an object where it holds elements.
/// </summary>
public sealed class XmlRecordType
{
    private readonly Dictionary<string, XmlField> _byName = new(StringComparer.Ordinal);

    private XmlRecordType(IEnumerable<XmlField> fields)
    {
        Fields = [.. fields];
        foreach (var field in Fields)
        {
            _byName.Add(field.Name, field);
        }
    }

    /// <summary>A type that declares nothing.</summary>
    internal static XmlRecordType Undeclared { get; } = new([]);

    /// <summary>The declared elements, in the order of the schema.</summary>
    internal XmlField[] Fields { get; }

    /// <summary>The element whose children count as the record's own, or null.</summary>
    internal string? Flattened { get; private init; }

    /// <summary>Told of each of these objects before it is closed, where they are part of a record; null for nobody.</summary>
    internal XmlFinish? Finish { get; private init; }

    /// <summary>The type of the records of a stream.</summary>
    public static XmlRecordType Of(StreamSchema schema) => OfObject(schema.Json);

    /// <summary>The same type, with the children of <paramref name="element"/> as members of the record itself.</summary>
    public XmlRecordType Flatten(string element) => new(Fields) { Flattened = element, Finish = Finish };

    /// <summary>The same type, in which <paramref name="finish"/> has the last word on each object under <paramref name="field"/>.</summary>
    public XmlRecordType With(string field, XmlFinish finish) =>
        new(Fields.Select(f => f.Name == field ? f with { Type = new(f.Type.Fields) { Finish = finish } } : f))
        {
            Flattened = Flattened,
            Finish = Finish,
        };

    /// <summary>The declared field of that name, or null.</summary>
    internal XmlField? Find(string name) => _byName.GetValueOrDefault(name);

    private static XmlRecordType OfObject(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties)
            ? new(properties.EnumerateObject().Select((property, index) => Field(property, index)))
            : Undeclared;

    private static XmlField Field(JsonProperty property, int index)
    {
        var schema = property.Value;
        var isList = Is(schema, "array");
        if (isList && schema.TryGetProperty("items", out var items))
        {
            schema = items;
        }

        return new XmlField(property.Name, index, Kind(schema), isList, OfObject(schema))
        {
            IsSure = !Is(property.Value, "null"),
        };
    }

    private static XmlKind Kind(JsonElement schema) =>
        Is(schema, "boolean") ? XmlKind.Boolean
        : Is(schema, "integer") || Is(schema, "number") ? XmlKind.Number
        : schema.TryGetProperty("format", out var format) && format.ValueEquals("date-time") ? XmlKind.DateTime
        : XmlKind.Text;

    private static bool Is(JsonElement schema, string type) =>
        schema.TryGetProperty("type", out var types)
        && (
            types.ValueKind == JsonValueKind.Array
                ? types.EnumerateArray().Any(t => t.ValueEquals(type))
                : types.ValueEquals(type)
        );
}

/// <summary>What the text of an element is.</summary>
internal enum XmlKind
{
    Text,
    Number,
    Boolean,
    DateTime,
}

/// <summary>One declared element.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its place in the schema.</param>
/// <param name="Kind">What its text is.</param>
/// <param name="IsList">Whether it may repeat.</param>
/// <param name="Type">What its elements are, where it has any.</param>
internal sealed record XmlField(string Name, int Index, XmlKind Kind, bool IsList, XmlRecordType Type)
{
    /// <summary>Whether every record has it: a part of its key.</summary>
    public bool IsSure { get; init; }

    /// <summary>The bytes <c>"name":</c>.</summary>
    public byte[] Token { get; } = Encoding.UTF8.GetBytes($"\"{Name}\":");
}
