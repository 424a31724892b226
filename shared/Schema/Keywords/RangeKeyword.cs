using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>: each one bound.</summary>
internal sealed class RangeKeyword(string words, JsonElement bound, Func<int, bool> fits) : IKeyword
{
    public static RangeKeyword Minimum(JsonElement bound) => new("at least", bound, order => order >= 0);

    public static RangeKeyword Maximum(JsonElement bound) => new("at most", bound, order => order <= 0);

    public static RangeKeyword Above(JsonElement bound) => new("greater than", bound, order => order > 0);

    public static RangeKeyword Below(JsonElement bound) => new("less than", bound, order => order < 0);

    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind == JsonValueKind.Number && !fits(JsonNumber.Compare(value, bound)))
        {
            findings.Add(place, $"must be {words} {bound.GetRawText()}", value);
        }
    }
}
