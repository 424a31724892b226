using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Rules for where and how options are shown.</summary>
internal static class LayoutRules
{
    /// <summary>Two options in the same place.</summary>
    public static IEnumerable<Finding> Orders(JsonElement schema) =>
        from part in SchemaPart.All(schema)
        from place in part
            .Schema.Members("properties")
            .Where(option => option.Value.Member("order") is not null)
            .GroupBy(option => option.Value.Member("order")?.GetRawText())
        where place.Count() > 1
        select part.Finding(
            "an order of its own for each option of an object",
            $"{place.Key} of {string.Join(", ", place.Select(option => option.Name))}"
        );

    /// <summary>Groups of options that are not at the top.</summary>
    public static IEnumerable<Finding> Groups(JsonElement schema) =>
        SchemaPart
            .All(schema)
            .Where(part => part.Schema.Member("group") is not null && (part.Depth != 1 || part.Property is null))
            .Select(part =>
                part.Finding("a group only on options at the top", Shown.Json(part.Schema.Member("group")))
            );

    /// <summary>A way to show alternatives that is none, or where there are none.</summary>
    public static IEnumerable<Finding> DisplayTypes(JsonElement schema)
    {
        foreach (var part in SchemaPart.All(schema).Where(part => part.Schema.Member("display_type") is not null))
        {
            if (part.Schema.TextOr("display_type", "") is not ("dropdown" or "radio"))
            {
                yield return part.Finding(
                    "display_type: dropdown or radio",
                    Shown.Json(part.Schema.Member("display_type"))
                );
            }

            if (part.Schema.Member("oneOf") is null)
            {
                yield return part.Finding("display_type only beside oneOf", "no oneOf");
            }
        }
    }

    /// <summary>References to nothing.</summary>
    public static IEnumerable<Finding> References(JsonElement schema) =>
        from part in SchemaPart.All(schema)
        let reference = part.Schema.Member("$ref")
        where reference is not null
        where SchemaPaths.Target(schema, part.Schema.TextOr("$ref", "")) is null
        select part.Finding("a $ref to a part of this schema", Shown.Json(reference));
}
