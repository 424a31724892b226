using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Whether a value is a schema of draft-07 at all: each keyword holds what it must hold.</summary>
internal static class SchemaShape
{
    private static readonly Dictionary<string, (string Expected, Func<JsonElement, bool> Holds)> Keywords = new()
    {
        ["type"] = ("a type, or a list of distinct types", IsType),
        ["required"] = ("a list of distinct texts", IsDistinctTexts),
        ["enum"] = ("a list of values", value => IsList(value, _ => true) && value.GetArrayLength() > 0),
        ["examples"] = ("a list of values", value => IsList(value, _ => true)),
        ["pattern"] = ("a regular expression", value => IsText(value) && SchemaTypes.IsPattern(value.GetString()!)), // a text
        ["multipleOf"] = ("a number above 0", value => IsNumber(value) && value.GetDouble() > 0),
        ["uniqueItems"] = ("true or false", IsBoolean),
        ["readOnly"] = ("true or false", IsBoolean),
        ["items"] = ("a schema, or a list of schemas", value => IsSchema(value) || IsList(value, IsSchema)),
    };

    private static readonly string[] Numbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    private static readonly string[] Counts =
    [
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    ];
    private static readonly string[] Texts =
    [
        "$schema",
        "$id",
        "$ref",
        "$comment",
        "title",
        "description",
        "format",
        "contentEncoding",
        "contentMediaType",
    ];

    static SchemaShape()
    {
        Add(Numbers, "a number", IsNumber);
        Add(Counts, "a whole number from 0", value => IsNumber(value) && value.TryGetUInt64(out _));
        Add(Texts, "a text", IsText);
        Add(SchemaPart.Singles, "a schema", IsSchema);
        Add(SchemaPart.Lists, "a list of schemas", value => IsList(value, IsSchema) && value.GetArrayLength() > 0);
        Add(SchemaPart.Maps, "an object of schemas", value => IsMap(value, IsSchema));
        Keywords["patternProperties"] = ("an object of schemas by regular expressions", IsMapByPattern);
        Keywords["dependencies"] = ("an object of schemas or names", value => IsMap(value, IsDependency));
    }

    /// <summary>Where it is none.</summary>
    public static IEnumerable<Finding> Problems(JsonElement schema) =>
        IsSchema(schema)
            ? from part in SchemaPart.All(schema)
            from word in part.Schema.EnumerateObject()
            let rule = Keywords.GetValueOrDefault(word.Name)
            where rule.Holds?.Invoke(word.Value) == false
            select new Finding($"{word.Name}: {rule.Expected}", $"{part.At(word.Name)}: {Shown.Json(word.Value)}")
            : [new Finding("a schema", Shown.Json(schema))];

    private static void Add(IEnumerable<string> names, string expected, Func<JsonElement, bool> holds)
    {
        foreach (var name in names)
        {
            Keywords.TryAdd(name, (expected, holds));
        }
    }

    private static bool IsSchema(JsonElement value) => value.ValueKind == JsonValueKind.Object || IsBoolean(value);

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsList(JsonElement value, Func<JsonElement, bool> holds) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(holds);

    private static bool IsMap(JsonElement value, Func<JsonElement, bool> holds) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => holds(member.Value));

    private static bool IsMapByPattern(JsonElement value) =>
        IsMap(value, IsSchema) && value.EnumerateObject().All(member => SchemaTypes.IsPattern(member.Name));

    private static bool IsDependency(JsonElement value) => IsSchema(value) || IsDistinctTexts(value);

    private static bool IsDistinctTexts(JsonElement value) =>
        IsList(value, IsText)
        && value.EnumerateArray().DistinctBy(text => text.GetString()).Count() == value.GetArrayLength();

    private static bool IsType(JsonElement value) =>
        (IsText(value) && SchemaTypes.All.Contains(value.GetString()!)) // it is a text
        || (
            IsDistinctTexts(value)
            && value.GetArrayLength() > 0
            && value.EnumerateArray().All(type => SchemaTypes.All.Contains(type.GetString()!)) // they are texts
        );
}
