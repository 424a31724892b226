using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Records;

/// <summary>Where two records differ.</summary>
/// <param name="without">The fields that may.</param>
internal sealed class RecordDifference(FieldFilter without)
{
    /// <summary>The first place, in words; null where there is none.</summary>
    public string? First(JsonElement expected, JsonElement came) => First(expected, came, "the record", without);

    private static string? First(JsonElement? expected, JsonElement? came, string path, FieldFilter without) =>
        Text(expected, without) == Text(came, without) ? null
        : expected is { ValueKind: JsonValueKind.Object } left && came is { ValueKind: JsonValueKind.Object } right
            ? Members(left, right)
                .Select(name => (Name: name, Without: without.Below(name)))
                .Where(member => !member.Without.LeavesOut)
                .Select(member =>
                    First(left.Member(member.Name), right.Member(member.Name), member.Name, member.Without)
                )
                .First(difference => difference is not null)
        : $"{path} is {Shown.Json(came)} where {Shown.Json(expected)} is expected";

    private static IEnumerable<string> Members(JsonElement left, JsonElement right) =>
        left.EnumerateObject().Concat(right.EnumerateObject()).Select(member => member.Name).Distinct();

    private static string Text(JsonElement? value, FieldFilter without) =>
        value is { } some ? CanonicalJson.Of(some, without) : "nothing";
}
