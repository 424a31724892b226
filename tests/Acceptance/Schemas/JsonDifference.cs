using System.Text.Json;
using Acceptance.Rows;

namespace Acceptance.Schemas;

/// <summary>How two JSON values differ, where the order of members is of no account and null is as good as absent.</summary>
/// <param name="comparesTexts">Whether scalars are compared as text, as a file in YAML has no other.</param>
internal sealed class JsonDifference(bool comparesTexts = false)
{
    /// <summary>Each difference, with its path.</summary>
    public IEnumerable<Finding> Of(JsonElement? expected, JsonElement? came, string path = "")
    {
        var (left, right) = (Known(expected), Known(came));
        return (left?.ValueKind, right?.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(left!.Value, right!.Value, path), // they have a kind
            (JsonValueKind.Array, JsonValueKind.Array)
                when left!.Value.GetArrayLength() == right!.Value.GetArrayLength() => // they have a kind
            left
                .Value.EnumerateArray()
                .Zip(right.Value.EnumerateArray())
                .SelectMany((pair, i) => Of(pair.First, pair.Second, $"{path}/{i}")),
            _ => IsSame(left, right) ? [] : [new Finding($"{Place(path)}: {Shown.Json(left)}", Shown.Json(right))],
        };
    }

    private IEnumerable<Finding> OfObjects(JsonElement expected, JsonElement came, string path) =>
        expected
            .EnumerateObject()
            .Concat(came.EnumerateObject())
            .Select(member => member.Name)
            .Distinct()
            .SelectMany(name => Of(MemberOf(expected, name), MemberOf(came, name), $"{path}/{name}"));

    private static JsonElement? MemberOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Known(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : element;

    private bool IsSame(JsonElement? left, JsonElement? right) =>
        left is { } one && right is { } other
            ? JsonElement.DeepEquals(one, other) || (comparesTexts && IsSameText(one, other))
            : left is null && right is null;

    private static bool IsSameText(JsonElement left, JsonElement right) =>
        string.Equals(left.ToString(), right.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Place(string path) => path.Length > 0 ? path : "the root";
}
