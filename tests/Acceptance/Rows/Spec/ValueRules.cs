using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Spec;

/// <summary>Rules for the values of options.</summary>
internal static class ValueRules
{
    private static readonly string[] DateFormats = ["date", "date-time"];

    /// <summary>Texts that a pattern of dates alone does not match.</summary>
    private static readonly string[] NoDates = ["", "1", "a", "2024", "2024-01"];

    /// <summary>Enums with a value twice, or a default that is none of them.</summary>
    public static IEnumerable<Finding> Enums(JsonElement schema) =>
        SchemaPart.All(schema).Where(part => part.Schema.Member("enum") is not null).SelectMany(Enum);

    /// <summary>Dates that the form cannot check while the user types.</summary>
    public static IEnumerable<Finding> DatesWithoutPattern(JsonElement schema) =>
        Texts(schema)
            .Where(part => DateFormats.Contains(part.Schema.TextOr("format", "")))
            .Where(part => part.Schema.Member("pattern") is null)
            .Select(part => part.Finding("a pattern beside the format of a date", "none"));

    /// <summary>Dates for which the form does not show a calendar. A field that takes several forms cannot have it.</summary>
    public static IEnumerable<Finding> DatesWithoutFormat(JsonElement schema) =>
        from part in Texts(schema)
        where part.Schema.Member("format") is null
        let pattern = part.Schema.TextOr("pattern", "")
        let format = FormatOf(pattern)
        where format is not null
        select part.Finding($"format: {format}, as the pattern allows nothing else", "none");

    private static IEnumerable<Finding> Enum(SchemaPart part)
    {
        var values = part.Schema.Items("enum").ToList();
        if (values.Count == 0)
        {
            yield return part.Finding("an enum with values", Shown.Json(part.Schema.Member("enum")));
            yield break;
        }

        foreach (var twice in values.GroupBy(value => value.GetRawText()).Where(same => same.Count() > 1))
        {
            yield return part.Finding("each value of an enum once", $"{twice.Key.Cut()} {twice.Count()} times");
        }

        if (part.Schema.Member("default") is { } chosen && !values.Any(value => JsonElement.DeepEquals(value, chosen)))
        {
            yield return part.Finding("a default that is in the enum", Shown.Json(chosen));
        }
    }

    private static IEnumerable<SchemaPart> Texts(JsonElement schema) =>
        SchemaPart.All(schema).Where(part => SchemaTypes.Of(part.Schema).Contains("string"));

    private static string? FormatOf(string pattern)
    {
        if (pattern.Length == 0 || !SchemaTypes.IsPattern(pattern) || NoDates.Any(text => Regex.IsMatch(text, pattern)))
        {
            return null;
        }

        var isDate = Regex.IsMatch("2024-01-31", pattern);
        var isInstant = Regex.IsMatch("2024-01-31T00:00:00Z", pattern);
        return (isDate, isInstant) switch
        {
            (true, false) => "date",
            (false, true) => "date-time",
            _ => null,
        };
    }
}
