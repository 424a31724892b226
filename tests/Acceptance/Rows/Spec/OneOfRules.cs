using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Rules for options of which the user chooses one.</summary>
internal static class OneOfRules
{
    /// <summary>Where they are not kept.</summary>
    public static IEnumerable<Finding> Problems(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => part.Schema.Member("oneOf") is not null)
            .SelectMany(part => (IEnumerable<Finding>)[.. Parent(part), .. Alternatives(part), .. Constants(part)]);

    private static IEnumerable<Finding> Parent(SchemaPart part) =>
        SchemaTypes.Of(part.Schema) is ["object"] or ["object", "null"]
            ? []
            : [part.Finding("oneOf only in an option with the type object", Shown.Json(part.Schema.Member("type")))];

    private static IEnumerable<Finding> Alternatives(SchemaPart part)
    {
        foreach (var (alternative, i) in part.Schema.Items("oneOf").Select((each, i) => (each, i)))
        {
            var place = new SchemaPart(part.At($"oneOf/{i}"), alternative);
            if (SchemaTypes.Of(alternative) is not ["object"])
            {
                yield return place.Finding("alternatives with the type object", Shown.Json(alternative.Member("type")));
            }

            if (alternative.TextOr("title", "").Length == 0)
            {
                yield return place.Finding("alternatives with a title", "none");
            }

            if (!alternative.Members("properties").Any())
            {
                yield return place.Finding("alternatives with properties", "none");
            }
        }
    }

    private static IEnumerable<Finding> Constants(SchemaPart part)
    {
        if (Discriminator.All(part.Schema) is not [var name])
        {
            yield return part.Finding(
                "exactly one property with a const in every alternative",
                Discriminator.All(part.Schema) is { Count: > 0 } names ? string.Join(", ", names) : "none"
            );
            yield break;
        }

        var alternatives = part.Schema.Items("oneOf").ToList();
        foreach (
            var same in alternatives.GroupBy(each => Discriminator.ValueOf(each, name)).Where(same => same.Count() > 1)
        )
        {
            yield return part.Finding(
                $"a const of its own for each alternative",
                $"{name} is {same.Key} {same.Count()} times"
            );
        }

        foreach (var property in alternatives.Select(each => each.At("properties", name)).OfType<JsonElement>())
        {
            var constant = property.Member("const")?.GetRawText();
            if (property.Member("default") is { } chosen && chosen.GetRawText() != constant)
            {
                yield return part.Finding(
                    $"a default that is the const",
                    $"{name} is {constant}, by default {Shown.Json(chosen)}"
                );
            }

            if (property.Member("enum") is { } values && values.GetRawText().Trim('[', ']', ' ', '\n') != constant)
            {
                yield return part.Finding(
                    "an enum that holds the const alone",
                    $"{name} is {constant} of {Shown.Json(values)}"
                );
            }
        }
    }
}
