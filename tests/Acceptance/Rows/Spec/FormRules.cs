using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>What makes a form easy to fill in.</summary>
internal static partial class FormRules
{
    /// <summary>What is missing.</summary>
    public static IEnumerable<Finding> Problems(JsonElement schema) => [.. Root(schema), .. Options(schema)];

    private static IEnumerable<Finding> Root(JsonElement schema)
    {
        var title = schema.TextOr("title", "");
        if (!title.EndsWith(" Spec", StringComparison.Ordinal))
        {
            yield return new Finding("a title of the form that ends in \" Spec\"", Shown.Json(schema.Member("title")));
        }

        var groups = schema.Items("groups").Select(group => group.TextOr("id", "")).ToHashSet();
        foreach (var option in schema.Members("properties"))
        {
            if (option.Value.TextOr("group", "") is { Length: > 0 } group && !groups.Contains(group))
            {
                yield return new Finding("groups that the form lists", $"/properties/{option.Name}: {group}");
            }
        }
    }

    /// <summary>The const of an alternative is not shown to anybody.</summary>
    private static IEnumerable<Finding> Options(JsonElement schema)
    {
        foreach (
            var part in SchemaPart
                .All(schema)
                .Where(part => part.Property is not null && part.Schema.Member("const") is null)
        )
        {
            if (part.Schema.TextOr("title", "").Length == 0)
            {
                yield return part.Finding("a title on each option", "none");
            }

            var description = part.Schema.TextOr("description", "");
            if (!IsSentences(description))
            {
                yield return part.Finding(
                    "a description in whole sentences on each option",
                    description.Length > 0 ? description.Cut() : "none"
                );
            }

            if (part.Schema.Member("order") is not { ValueKind: JsonValueKind.Number })
            {
                yield return part.Finding("an order on each option", Shown.Json(part.Schema.Member("order")));
            }
        }
    }

    private static bool IsSentences(string text)
    {
        var plain = Tags().Replace(text, "").Trim();
        return plain.Length > 0
            && !char.IsLower(plain[0])
            && plain.TrimEnd(')', '"', '\'', '`', '*')[^1..] is "." or "!" or "?";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
