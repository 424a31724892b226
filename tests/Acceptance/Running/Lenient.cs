using System.Text.Json;

namespace Acceptance.Running;

/// <summary>Reads members that may be missing, or something else than they should be.</summary>
internal static class Lenient
{
    /// <summary>A member of an object, or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A member deep inside of objects, or null.</summary>
    public static JsonElement? At(this JsonElement element, params IEnumerable<string> path) =>
        path.Aggregate((JsonElement?)element, (at, name) => at?.Member(name));

    /// <summary>The text of a member, or another text.</summary>
    public static string TextOr(this JsonElement element, string name, string otherwise) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : otherwise; // it is a string

    /// <summary>The elements of a member that is an array; none where it is not.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The members of a member that is an object; none where it is not.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } inner ? inner.EnumerateObject() : [];

    /// <summary>The texts in an array, others left out.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [
            .. element
                .Items(name)
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!), // it is a string
        ];
}
