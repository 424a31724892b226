using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Schema;

/// <summary>The JSON schema of one stream: what a catalog shows, and which top-level names a record may be expected to have.</summary>
public sealed class StreamSchema
{
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _names;
    private readonly Lazy<JsonSchema> _schema;

    /// <summary>Reads a schema file.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <exception cref="InvalidDataException">It declares no properties.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public StreamSchema(ReadOnlySpan<byte> json)
    {
        Utf8 = CompactJson.Of(json);
        Json = JsonElement.Parse(Utf8.Span);
        PropertyNames = Json.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : throw new InvalidDataException("The schema of a stream must declare properties.");
        _names = new HashSet<byte[]>(
            PropertyNames.Select(Encoding.UTF8.GetBytes),
            new Utf8NameComparer()
        ).GetAlternateLookup<ReadOnlySpan<byte>>();
        _schema = new(() => JsonSchema.Read(Json, new SchemaOptions { StrictIntegers = true }));
    }

    /// <summary>The same schema with further properties behind its own, which keep their names where two are equal.</summary>
    public StreamSchema With(IReadOnlyList<SchemaColumn> columns)
    {
        if (columns.Count == 0)
        {
            return this;
        }

        var schema = JsonNode.Parse(Utf8.Span)!.AsObject(); // it was read above
        var properties = schema["properties"]!.AsObject(); // as well
        foreach (var column in columns)
        {
            properties.TryAdd(column.Name, JsonNode.Parse(column.Json));
        }

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            schema.WriteTo(writer);
        }

        return new StreamSchema(json.WrittenSpan);
    }

    /// <summary>The schema on one line, for a catalog.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The same, read.</summary>
    public JsonElement Json { get; }

    /// <summary>The top-level names, in the order of the file.</summary>
    public IReadOnlyList<string> PropertyNames { get; }

    /// <summary>Whether a record's top-level name is declared. Costs a hash of the name; nothing is allocated.</summary>
    /// <param name="utf8Name">The name as text in UTF-8, its escapes resolved.</param>
    public bool Declares(ReadOnlySpan<byte> utf8Name) => _names.Contains(utf8Name);

    /// <summary>All ways in which a record breaks the schema, integers by their spelling. For tests; read once, when first asked.</summary>
    public IReadOnlyList<SchemaViolation> Check(JsonElement record) => _schema.Value.Check(record);
}
