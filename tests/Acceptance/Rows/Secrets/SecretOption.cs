using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.Secrets;

/// <summary>The value of an option that the SPEC marks as secret.</summary>
/// <param name="Path">Where it is in the config.</param>
/// <param name="Value">What nobody may be told.</param>
internal sealed record SecretOption(string Path, string Value)
{
    /// <summary>Shorter ones are found by chance in other texts.</summary>
    public const int Shortest = 8;

    /// <summary>The secrets in the config that works.</summary>
    public static async Task<IReadOnlyList<SecretOption>> OfAsync(Subject subject) =>
        [.. In(await subject.ConnectionSpecificationAsync(), subject.ConfigOf(subject.Working))];

    /// <summary>The secrets in a config, in objects, alternatives and lists, too.</summary>
    /// <param name="schema">The schema of the config, or of a part.</param>
    /// <param name="value">The config, or its part.</param>
    /// <param name="path">Where the part is.</param>
    public static IEnumerable<SecretOption> In(JsonElement schema, JsonNode? value, string path = "")
    {
        if (value is null)
        {
            return [];
        }

        if (IsSecret(schema))
        {
            return Texts(value).Select(text => new SecretOption(path, text));
        }

        var members = value is JsonObject config
            ? schema
                .Members("properties")
                .SelectMany(option => In(option.Value, config[option.Name], $"{path}/{option.Name}"))
            : [];
        var items =
            value is JsonArray list && schema.Member("items") is { } item
                ? list.SelectMany((each, i) => In(item, each, $"{path}/{i}"))
                : [];
        return members
            .Concat(items)
            .Concat(Alternatives(schema).SelectMany(alternative => In(alternative, value, path)))
            .Distinct();
    }

    /// <summary>Whether the SPEC marks an option as secret.</summary>
    public static bool IsSecret(JsonElement schema) =>
        schema.Member("airbyte_secret") is { ValueKind: JsonValueKind.True };

    /// <summary>The schemas of which one holds.</summary>
    public static IEnumerable<JsonElement> Alternatives(JsonElement schema) =>
        new[] { "oneOf", "anyOf", "allOf" }.SelectMany(name => schema.Items(name));

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Texts(member.Value)),
            JsonArray items => items.SelectMany(Texts),
            JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number =>
            [
                value.ToString(),
            ],
            _ => [],
        };
}
