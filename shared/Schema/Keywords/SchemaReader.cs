using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>
/// Reads a schema once into its rules. Whatever it does not know it refuses, since a rule that is silently skipped is a
/// promise that nobody keeps.
/// </summary>
internal sealed class SchemaReader
{
    private const string Draft07 = "http://json-schema.org/draft-07/schema";

    /// <summary>What says nothing about a value: draft-07's annotations, then Airbyte's (airbyte-protocol 4.3).</summary>
    private static readonly HashSet<string> Annotations =
    [
        .. (string[])["$id", "$comment", "title", "description", "default", "examples", "readOnly", "writeOnly"],
        .. (string[])["contentEncoding", "contentMediaType", "airbyte_type", "airbyte_secret", "airbyte_hidden"],
        .. (string[])["order", "pattern_descriptor", "always_show", "multiline", "group", "groups", "display_type"],
    ];

    private readonly SchemaSource source;
    private readonly Dictionary<string, SchemaNode> properties = [];
    private readonly List<SchemaNode> alternatives = [];
    private readonly SchemaNode? others;
    private readonly SchemaNode? items;

    private SchemaReader(SchemaSource source)
    {
        this.source = source;
        if (source.Find("properties") is { } members)
        {
            ReadProperties(members);
        }

        others = Part("additionalProperties");
        items = Part("items");
    }

    /// <summary>The rules of a whole schema.</summary>
    /// <exception cref="InvalidDataException">It is no draft-07 schema, or uses what is not known here.</exception>
    public static SchemaNode Read(JsonElement schema) => Read(new SchemaSource(schema, "#"));

    private static SchemaNode Read(SchemaSource source) =>
        source.Kind switch
        {
            JsonValueKind.True => SchemaNode.Anything,
            JsonValueKind.False => SchemaNode.Nothing,
            JsonValueKind.Object => new SchemaReader(source).Read(),
            _ => throw source.Broken("a schema is an object, true or false"),
        };

    private void ReadProperties(JsonElement members)
    {
        if (members.ValueKind != JsonValueKind.Object)
        {
            throw source.Broken("properties must be an object");
        }

        foreach (var member in members.EnumerateObject())
        {
            properties[member.Name] = Read(source.Inner(member.Value, $"properties/{member.Name}"));
        }
    }

    private SchemaNode? Part(string name) => source.Find(name) is { } part ? Read(source.Inner(part, name)) : null;

    private SchemaNode Read()
    {
        var keywords = source.Members.Select(member => Rule(member.Name, member.Value)).OfType<IKeyword>().ToList();
        if (properties.Count > 0 || others is not null)
        {
            keywords.Insert(0, new PropertiesKeyword(properties, others));
        }

        return new SchemaNode
        {
            Title = source.OptionalText("title"),
            IsSecret = source.OptionalFlag("airbyte_secret"),
            Type = source.Find("type") is { } type ? TypeOf(type) : null,
            Keywords = keywords,
            Properties = properties,
            Others = others,
            Items = items,
            Alternatives = alternatives,
            Constant = source.Find("const"),
        };
    }

    private IKeyword? Rule(string name, JsonElement value) =>
        name switch
        {
            "type" or "properties" or "additionalProperties" => null,
            "required" => new RequiredKeyword(source.Texts(name, value), properties),
            "items" => new ItemsKeyword(items!),
            "enum" => new ValueKeyword(source.Elements(name, value)),
            "const" => new ValueKeyword([value]),
            "minimum" => RangeKeyword.Minimum(source.Number(name, value)),
            "maximum" => RangeKeyword.Maximum(source.Number(name, value)),
            "exclusiveMinimum" => RangeKeyword.Above(source.Number(name, value)),
            "exclusiveMaximum" => RangeKeyword.Below(source.Number(name, value)),
            "minLength" => new LengthKeyword(source.Count(name, value), int.MaxValue),
            "maxLength" => new LengthKeyword(0, source.Count(name, value)),
            "minItems" => new ItemCountKeyword(source.Count(name, value), int.MaxValue),
            "maxItems" => new ItemCountKeyword(0, source.Count(name, value)),
            "uniqueItems" => source.Flag(name, value) ? new UniqueItemsKeyword() : null,
            "pattern" => PatternOf(source.Text(name, value)),
            "format" => source.Text(name, value) is "uri" ? null : FormatOf(source.Text(name, value)),
            "oneOf" or "anyOf" => AlternativesOf(name, value),
            "$schema" => source.Text(name, value).TrimEnd('#') == Draft07
                ? null
                : throw source.Broken("$schema must name draft-07"),
            _ => Annotations.Contains(name) ? null : throw source.Broken($"the keyword {name} is not known"),
        };

    private TypeKeyword TypeOf(JsonElement type)
    {
        var types = type.ValueKind == JsonValueKind.Array ? source.Texts("type", type) : [source.Text("type", type)];
        return types.FirstOrDefault(name => !TypeKeyword.Known.Contains(name)) is { } unknown
            ? throw source.Broken($"the type {unknown} is not known")
            : new TypeKeyword(types);
    }

    private PatternKeyword PatternOf(string pattern)
    {
        try
        {
            return new PatternKeyword(pattern, source.OptionalText("pattern_descriptor"));
        }
        catch (ArgumentException e)
        {
            throw source.Broken($"pattern: {e.Message}");
        }
    }

    private FormatKeyword FormatOf(string format) =>
        FormatKeyword.Of(format, source.OptionalText("airbyte_type"))
        ?? throw source.Broken($"the format {format} is not known");

    private AlternativesKeyword AlternativesOf(string name, JsonElement value)
    {
        var nodes = source
            .Elements(name, value)
            .Select((node, index) => Read(source.Inner(node, $"{name}/{index}")))
            .ToList();
        alternatives.AddRange(nodes);
        return new AlternativesKeyword(nodes, exactlyOne: name == "oneOf");
    }
}
