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

    private readonly SchemaSource _source;
    private readonly Dictionary<string, SchemaNode> _properties = [];
    private readonly List<SchemaNode> _alternatives = [];
    private readonly SchemaNode? _others;
    private readonly SchemaNode? _items;

    private SchemaReader(SchemaSource source)
    {
        _source = source;
        if (_source.Find("properties") is { } members)
        {
            ReadProperties(members);
        }

        _others = Part("additionalProperties");
        _items = Part("items");
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
            throw _source.Broken("properties must be an object");
        }

        foreach (var member in members.EnumerateObject())
        {
            _properties[member.Name] = Read(_source.Inner(member.Value, $"properties/{member.Name}"));
        }
    }

    private SchemaNode? Part(string name) => _source.Find(name) is { } part ? Read(_source.Inner(part, name)) : null;

    private SchemaNode Read()
    {
        var keywords = _source.Members.Select(member => Rule(member.Name, member.Value)).OfType<IKeyword>().ToList();
        if (_properties.Count > 0 || _others is not null)
        {
            keywords.Add(new PropertiesKeyword(_properties, _others));
        }

        return new SchemaNode
        {
            Title = _source.OptionalText("title"),
            IsSecret = _source.OptionalFlag("airbyte_secret"),
            Type = _source.Find("type") is { } type ? TypeOf(type) : null,
            Keywords = keywords,
            Properties = _properties,
            Others = _others,
            Items = _items,
            Alternatives = _alternatives,
            Constant = _source.Find("const"),
        };
    }

    private IKeyword? Rule(string name, JsonElement value) =>
        name switch
        {
            "type" or "properties" or "additionalProperties" => null,
            "required" => new RequiredKeyword(_source.Texts(name, value), _properties),
            "items" => new ItemsKeyword(_items!),
            "enum" => new ValueKeyword(_source.Elements(name, value)),
            "const" => new ValueKeyword([value]),
            "minimum" => RangeKeyword.Minimum(_source.Number(name, value)),
            "maximum" => RangeKeyword.Maximum(_source.Number(name, value)),
            "exclusiveMinimum" => RangeKeyword.Above(_source.Number(name, value)),
            "exclusiveMaximum" => RangeKeyword.Below(_source.Number(name, value)),
            "minLength" => new LengthKeyword(_source.Count(name, value), int.MaxValue),
            "maxLength" => new LengthKeyword(0, _source.Count(name, value)),
            "minItems" => new ItemCountKeyword(_source.Count(name, value), int.MaxValue),
            "maxItems" => new ItemCountKeyword(0, _source.Count(name, value)),
            "uniqueItems" => _source.Flag(name, value) ? new UniqueItemsKeyword() : null,
            "pattern" => PatternOf(_source.Text(name, value)),
            "format" => _source.Text(name, value) is "uri" ? null : FormatOf(_source.Text(name, value)),
            "oneOf" or "anyOf" => AlternativesOf(name, value),
            "$schema" => _source.Text(name, value).TrimEnd('#') == Draft07
                ? null
                : throw _source.Broken("$schema must name draft-07"),
            _ => Annotations.Contains(name) ? null : throw _source.Broken($"the keyword {name} is not known"),
        };

    private TypeKeyword TypeOf(JsonElement type)
    {
        var types = type.ValueKind == JsonValueKind.Array ? _source.Texts("type", type) : [_source.Text("type", type)];
        return types.FirstOrDefault(name => !TypeKeyword.Known.Contains(name)) is { } unknown
            ? throw _source.Broken($"the type {unknown} is not known")
            : new TypeKeyword(types);
    }

    private PatternKeyword PatternOf(string pattern)
    {
        try
        {
            return new PatternKeyword(pattern, _source.OptionalText("pattern_descriptor"));
        }
        catch (ArgumentException e)
        {
            throw _source.Broken($"pattern: {e.Message}");
        }
    }

    private FormatKeyword FormatOf(string format) =>
        FormatKeyword.Of(format, _source.OptionalText("airbyte_type"))
        ?? throw _source.Broken($"the format {format} is not known");

    private AlternativesKeyword AlternativesOf(string name, JsonElement value)
    {
        var nodes = _source
            .Elements(name, value)
            .Select((node, index) => Read(_source.Inner(node, $"{name}/{index}")))
            .ToList();
        _alternatives.AddRange(nodes);
        return new AlternativesKeyword(nodes, exactlyOne: name == "oneOf");
    }
}
