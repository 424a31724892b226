using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>type</c>: one kind of value or several.</summary>
internal sealed class TypeKeyword(IReadOnlyList<string> types)
{
    public static readonly IReadOnlyList<string> Known =
    [
        "null",
        "boolean",
        "object",
        "array",
        "number",
        "string",
        "integer",
    ];

    public bool Fits(JsonElement value, bool strictIntegers) => types.Any(type => Is(type, value, strictIntegers));

    /// <summary>The kinds in words; null is left out where there is another one, as users leave a field out instead.</summary>
    public override string ToString()
    {
        var named = types.Where(type => type != "null").Select(Wording.KindOf).ToList();
        return named.Count > 0 ? Wording.Choice(named) : "null";
    }

    private static bool Is(string type, JsonElement value, bool strictIntegers) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => type == "object",
            JsonValueKind.Array => type == "array",
            JsonValueKind.String => type == "string",
            JsonValueKind.True or JsonValueKind.False => type == "boolean",
            JsonValueKind.Number => type == "number"
                || (type == "integer" && JsonNumber.IsWhole(value, strictIntegers)),
            _ => type == "null",
        };
}
