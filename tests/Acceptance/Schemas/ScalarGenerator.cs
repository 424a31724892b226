using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Makes up texts, numbers and flags.</summary>
/// <param name="dice">What decides.</param>
/// <param name="parts">The schemas that hold at once.</param>
internal sealed class ScalarGenerator(Random dice, IReadOnlyList<JsonElement> parts)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int MoreLetters = 12;
    private const double Span = 1000;

    /// <summary>Beyond, nobody sets bounds but to say that there is none.</summary>
    private const double Far = 1_000_000_000;

    /// <summary>A value; null where none can be made up.</summary>
    public JsonElement? Make(string type) =>
        type switch
        {
            "boolean" => JsonSerializer.SerializeToElement(dice.Next(2) == 0),
            "integer" => Integer(),
            "number" => Number(),
            _ => Text(),
        };

    /// <summary>How long something may be, at least and at most.</summary>
    /// <param name="parts">The schemas that hold at once.</param>
    /// <param name="least">The keyword for the least.</param>
    /// <param name="most">The keyword for the most.</param>
    /// <param name="more">How much above the least is enough.</param>
    public static (int Min, int Max) Sizes(IReadOnlyList<JsonElement> parts, string least, string most, int more)
    {
        var min = (int)Math.Clamp(parts.Select(part => Bound(part, least)).Max() ?? 0, 0, Span);
        var max = parts.Select(part => Bound(part, most)).Min() ?? int.MaxValue;
        return (min, (int)Math.Max(min, Math.Min(max, min + more)));
    }

    /// <summary>What a pattern asks for nobody can guess, so only what the form itself suggests is taken.</summary>
    private JsonElement? Text()
    {
        var patterns = parts.Select(part => part.TextOr("pattern", "")).Where(pattern => pattern.Length > 0).ToList();
        var suggested = Suggested(JsonValueKind.String)
            .Where(text => patterns.All(pattern => Matches(text.GetString()!, pattern))) // it is a text
            .ToList();
        if (suggested.Count > 0 && (patterns.Count > 0 || dice.Next(2) == 0))
        {
            return suggested[dice.Next(suggested.Count)];
        }

        var (min, max) = Sizes(parts, "minLength", "maxLength", MoreLetters);
        return patterns.Count > 0
            ? null
            : JsonSerializer.SerializeToElement(dice.GetString(Letters, dice.Next(min, max + 1)));
    }

    private JsonElement? Integer()
    {
        var step = Math.Max(1, Highest("multipleOf") ?? 1);
        var (low, high) = Bounds(step);
        var (first, last) = (Math.Ceiling(low / step), Math.Floor(high / step));
        return first > last
            ? null
            : JsonSerializer.SerializeToElement((long)(step * (first + dice.NextInt64((long)(last - first) + 1))));
    }

    private JsonElement? Number()
    {
        if (Highest("multipleOf") is not null)
        {
            return Integer();
        }

        var (low, high) = Bounds(Span / 1_000_000);
        return low > high ? null : JsonSerializer.SerializeToElement(low + ((high - low) * dice.NextDouble()));
    }

    /// <summary>From and to, both included; <paramref name="step"/> is what keeps away from an excluded bound.</summary>
    private (double Low, double High) Bounds(double step)
    {
        var low = Max(Highest("minimum"), Highest("exclusiveMinimum") + step);
        var high = Min(Lowest("maximum"), Lowest("exclusiveMaximum") - step);
        var from = low ?? Math.Min(0, high ?? 0);
        return (low ?? (high < 0 ? high.Value - Span : from), high ?? Math.Max(from + Span, Span));
    }

    private IEnumerable<JsonElement> Suggested(JsonValueKind kind) =>
        parts
            .SelectMany(part =>
                part.Items("examples")
                    .Concat(new[] { part.Member("examples"), part.Member("default") }.OfType<JsonElement>())
            )
            .Where(value => value.ValueKind == kind);

    private double? Highest(string keyword) => parts.Select(part => Bound(part, keyword)).Max();

    private double? Lowest(string keyword) => parts.Select(part => Bound(part, keyword)).Min();

    private static double? Bound(JsonElement part, string keyword) =>
        part.Member(keyword) is { ValueKind: JsonValueKind.Number } bound
            ? Math.Clamp(bound.GetDouble(), -Far, Far)
            : null;

    private static double? Max(double? left, double? right) => new[] { left, right }.Max();

    private static double? Min(double? left, double? right) => new[] { left, right }.Min();

    private static bool Matches(string text, string pattern) =>
        SchemaTypes.IsPattern(pattern) && Regex.IsMatch(text, pattern);
}
