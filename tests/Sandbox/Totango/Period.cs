using System.Text.Json;

namespace Sandbox.Totango;

/// <summary>A period in milliseconds since 1970, both ends included.</summary>
internal readonly record struct Period(long First, long Last)
{
    /// <summary>All that there is.</summary>
    public static Period Whole { get; } = new(long.MinValue + 1, long.MaxValue);

    /// <exception cref="QueryException">The term has no bounds, or not in milliseconds.</exception>
    public static Period Of(JsonElement term)
    {
        var from = Bound(term, "gte") ?? Bound(term, "gt") + 1;
        var to = Bound(term, "lte") ?? Bound(term, "lt") - 1;
        return from is null && to is null
            ? throw new QueryException($"A date needs gte, gt, lte or lt: {term}")
            : new Period(from ?? Whole.First, to ?? Whole.Last);
    }

    private static long? Bound(JsonElement term, string name) =>
        !term.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var bound) ? bound
        : throw new QueryException($"'{name}' must be milliseconds since 1970: {term}");
}
