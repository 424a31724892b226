using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Makes up a config that a form may have taken; the same one for the same seed.</summary>
/// <param name="root">The schema of the config.</param>
/// <param name="seed">What decides on the choices.</param>
internal sealed class ConfigGenerator(JsonElement root, int seed)
{
    private const int MaxDepth = 12;
    private const int MoreItems = 3;

    private readonly Random _dice = new(seed);

    /// <summary>A config; null where a required option has a value that cannot be made up.</summary>
    public JsonNode? Make() => TryMake(root, 0, out var config) ? config : null;

    private bool TryMake(JsonElement schema, int depth, out JsonNode? value)
    {
        value = null;
        var parts = Parts(schema, depth);
        var values = parts.Select(SchemaTypes.Values).OfType<IReadOnlyList<JsonElement>>().FirstOrDefault();
        if (values is not null || parts.Count == 0)
        {
            return values is { Count: > 0 } && TryTake(values[_dice.Next(values.Count)], out value);
        }

        return TypeOf(parts) switch
        {
            "null" => true,
            "object" => TryMakeObject(parts, depth, out value),
            "array" => TryMakeArray(parts, depth, out value),
            var type => TryTake(new ScalarGenerator(_dice, parts).Make(type), out value),
        };
    }

    /// <summary>The schemas that hold at once: one alternative is chosen. None where they refer to nothing, or to themselves.</summary>
    private List<JsonElement> Parts(JsonElement schema, int depth)
    {
        if (depth > MaxDepth)
        {
            return [];
        }

        if (schema.TextOr("$ref", "") is { Length: > 0 } reference)
        {
            return SchemaPaths.Target(root, reference) is { } target ? Parts(target, depth + 1) : [];
        }

        List<JsonElement> chosen = [.. schema.Items("allOf"), .. One(schema, "oneOf"), .. One(schema, "anyOf")];
        return [schema, .. chosen.SelectMany(part => Parts(part, depth + 1))];
    }

    private IEnumerable<JsonElement> One(JsonElement schema, string keyword) =>
        schema.Items(keyword).ToList() is { Count: > 0 } alternatives
            ? [alternatives[_dice.Next(alternatives.Count)]]
            : [];

    private string TypeOf(IReadOnlyList<JsonElement> parts)
    {
        var types = parts.Select(SchemaTypes.Of).LastOrDefault(types => types.Count > 0) ?? [];
        return types.Count > 0 ? types[_dice.Next(types.Count)]
            : parts.Any(part => part.Member("properties") is not null) ? "object"
            : "string";
    }

    private bool TryMakeObject(IReadOnlyList<JsonElement> parts, int depth, out JsonNode? value)
    {
        var made = new JsonObject();
        value = made;
        var required = parts.SelectMany(part => part.Texts("required")).ToHashSet();
        foreach (var option in parts.SelectMany(part => part.Members("properties")).GroupBy(option => option.Name))
        {
            // Which alternative it is must be told, required or not.
            var isRequired = required.Remove(option.Key) || option.Last().Value.Member("const") is not null;
            if (!isRequired && _dice.Next(2) == 0)
            {
                continue;
            }

            // An alternative says more of an option than what it is an alternative of.
            if (TryMake(option.Last().Value, depth + 1, out var inner))
            {
                made[option.Key] = inner;
            }
            else if (isRequired)
            {
                return false;
            }
        }

        foreach (var name in required)
        {
            made[name] = name;
        }

        return true;
    }

    private bool TryMakeArray(IReadOnlyList<JsonElement> parts, int depth, out JsonNode? value)
    {
        var made = new JsonArray();
        value = made;
        var (min, max) = ScalarGenerator.Sizes(parts, "minItems", "maxItems", MoreItems);
        var items = parts.Select(part => part.Member("items")).OfType<JsonElement>().LastOrDefault();
        var texts = new HashSet<string>();
        for (var count = _dice.Next(min, max + 1); count > 0; count--)
        {
            // Distinct ones are good for lists that need it and for those that do not.
            if (TryMake(items, depth + 1, out var item) && texts.Add(item?.ToJsonString() ?? "null"))
            {
                made.Add(item);
            }
        }

        return made.Count >= min;
    }

    private static bool TryTake(JsonElement? element, out JsonNode? value)
    {
        value = element is { } some ? JsonNode.Parse(some.GetRawText()) : null;
        return element is not null;
    }
}
