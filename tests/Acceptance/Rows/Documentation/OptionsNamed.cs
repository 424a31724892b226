using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Documentation;

/// <summary>Which options of the SPEC the page names, by their titles or by their names.</summary>
internal static class OptionsNamed
{
    public static async Task RequiredAsync(Subject subject, DocsPage page, Findings findings)
    {
        var options = Required(await subject.ConnectionSpecificationAsync()).ToList();
        if (page.Section("Prerequisites") is not { } lines)
        {
            findings.Fail("a heading Prerequisites", "none");
            return;
        }

        var text = string.Join('\n', lines);
        var unnamed = options.Where(option => !Words.Has(text, option.Title)).Select(option => option.Title).ToList();
        findings.Check(
            unnamed.Count == 0,
            "under Prerequisites, the title of each required option",
            () => $"nothing of {Wording.Named(unnamed)}"
        );
    }

    public static async Task AllAsync(Subject subject, DocsPage page, Findings findings)
    {
        var unnamed = All(await subject.ConnectionSpecificationAsync())
            .Where(option => !Words.Has(page.Text, option.Name) && !Words.Has(page.Text, option.Title))
            .Select(option => option.Name)
            .Distinct()
            .ToList();
        findings.Check(
            unnamed.Count == 0,
            "the name or the title of each option that is not hidden",
            () => $"nothing of {Wording.Named(unnamed)}"
        );
    }

    /// <summary>What must be filled in: a choice of several forms is one thing, whatever is in them.</summary>
    private static IEnumerable<Option> Required(JsonElement schema) =>
        Own(schema)
            .Where(option => schema.Texts("required").Contains(option.Name))
            .SelectMany(option => Required(option.Schema).ToList() is { Count: > 0 } inner ? inner : [option]);

    private static IEnumerable<Option> All(JsonElement schema) =>
        Own(schema)
            .Concat(schema.Items("oneOf").SelectMany(Own))
            .SelectMany(option => (IEnumerable<Option>)[option, .. All(option.Schema)]);

    /// <summary>The options of an object that a person sees; a constant is none.</summary>
    private static IEnumerable<Option> Own(JsonElement schema) =>
        schema
            .Members("properties")
            .Where(property => property.Value.Member("airbyte_hidden")?.ValueKind != JsonValueKind.True)
            .Where(property => property.Value.Member("const") is null)
            .Select(property => new Option(
                property.Name,
                property.Value.TextOr("title", property.Name),
                property.Value
            ));

    private sealed record Option(string Name, string Title, JsonElement Schema);
}
