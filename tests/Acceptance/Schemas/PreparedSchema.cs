using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>
/// A schema in the words that the validator reads aright: it knows no <c>const</c>, no schema that is true or false and no
/// <c>airbyte_type</c>, trips over annotations, and would fetch a schema from another address.
/// </summary>
/// <param name="checksFormats">Whether dates, times and base64 are looked at.</param>
internal sealed class PreparedSchema(bool checksFormats)
{
    private static readonly string[] Plain =
    [
        "$ref",
        "type",
        "enum",
        "required",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
    ];

    private static readonly string[] Named = ["properties", "patternProperties", "definitions", "$defs"];
    private static readonly string[] Inner =
    [
        "items",
        "not",
        "oneOf",
        "anyOf",
        "allOf",
        "additionalProperties",
        "additionalItems",
    ];

    /// <summary>The schema, rewritten.</summary>
    /// <exception cref="InvalidDataException">It refers to another address, or to a pattern that is none.</exception>
    public JsonObject Of(JsonElement schema)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean() ? [] : new JsonObject { ["not"] = new JsonObject() };
        }

        Refuse(schema);
        var prepared = new JsonObject();
        foreach (var name in Plain)
        {
            Copy(schema, prepared, name, member => JsonNode.Parse(member.GetRawText()));
        }

        foreach (var name in Named)
        {
            Copy(schema, prepared, name, _ => Map(schema.Members(name)));
        }

        foreach (var name in Inner)
        {
            Copy(
                schema,
                prepared,
                name,
                member => name.StartsWith("additional", StringComparison.Ordinal) ? Additional(member) : Any(member)
            );
        }

        PreparedValues.Add(schema, prepared);
        AddType(schema, prepared);
        return prepared;
    }

    private static void Copy(JsonElement schema, JsonObject prepared, string name, Func<JsonElement, JsonNode?> copy)
    {
        if (schema.Member(name) is { } member)
        {
            prepared[name] = copy(member);
        }
    }

    private JsonObject Map(IEnumerable<JsonProperty> schemas)
    {
        var prepared = new JsonObject();
        foreach (var member in schemas)
        {
            prepared[member.Name] = Of(member.Value);
        }

        return prepared;
    }

    private JsonNode Any(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Array ? new JsonArray([.. schema.EnumerateArray().Select(Of)]) : Of(schema);

    private JsonNode Additional(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.True or JsonValueKind.False ? schema.GetBoolean() : Of(schema);

    private void AddType(JsonElement schema, JsonObject prepared)
    {
        if (checksFormats && ValueFormat.NameOf(schema) is { } format)
        {
            prepared["format"] = format;
        }

        if (schema.TextOr("airbyte_type", "") == "integer" && SchemaTypes.Of(schema).Contains("number"))
        {
            prepared["type"] = new JsonArray([
                .. SchemaTypes.Of(schema).Select(type => (JsonNode)(type == "number" ? "integer" : type)),
            ]);
        }
    }

    private static void Refuse(JsonElement schema)
    {
        if (schema.TextOr("$ref", "#") is var target && !target.StartsWith('#'))
        {
            throw new InvalidDataException($"a schema that refers to {target}, which is not in it");
        }

        var patterns = schema.Members("patternProperties").Select(member => member.Name);
        if (patterns.Append(schema.TextOr("pattern", "")).FirstOrDefault(IsNone) is { } none)
        {
            throw new InvalidDataException($"a schema with the pattern {none}, which is no regular expression");
        }
    }

    private static bool IsNone(string pattern) => !SchemaTypes.IsPattern(pattern);
}
