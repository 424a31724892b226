using System.Globalization;
using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Incremental;

/// <summary>
/// How the cursor moves in the STATEs of two reads, one after the other, where the state holds it as a number or a date under
/// its own name.
/// </summary>
internal static class Cursors
{
    public static async Task LookAsync(IncrementalRead read, Findings found)
    {
        Messages[] reads = [(await read.FirstAsync()).Messages, (await read.SecondAsync()).Messages];
        var steps = read
            .Streams.SelectMany(stream => Steps(stream, Values(reads, stream, read.Cursor(stream))))
            .ToList();
        if (steps.Count == 0)
        {
            throw new NotRunException("no state holds its cursor as a number or a date under its own name");
        }

        found.None(
            "a cursor that only grows",
            steps.Where(step => step.Order > 0).Select(step => step.Text).Take(Wording.Few)
        );
    }

    private static List<JsonElement> Values(IEnumerable<Messages> reads, string stream, string? cursor) =>
        cursor is null
            ? []
            :
            [
                .. reads
                    .SelectMany(messages => messages.States(stream))
                    .Select(state => Messages.StateOf(state).Member(cursor))
                    .OfType<JsonElement>(),
            ];

    private static IEnumerable<(int Order, string Text)> Steps(string stream, List<JsonElement> values) =>
        from pair in values.Zip(values.Skip(1))
        let order = Compare(pair.First, pair.Second)
        where order is not null
        select (order.Value, $"{stream}: {Shown.Json(pair.First)}, then {Shown.Json(pair.Second)}");

    private static int? Compare(JsonElement left, JsonElement right) =>
        (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => left.GetDouble().CompareTo(right.GetDouble()),
            (JsonValueKind.String, JsonValueKind.String) when Time(left) is { } one && Time(right) is { } other =>
                one.CompareTo(other),
            _ => null,
        };

    /// <summary>A parser takes many a text for a date that is none, so it has to begin like one.</summary>
    private static DateTimeOffset? Time(JsonElement element) =>
        element.GetString() is [_, _, _, _, '-', _, _, '-', _, _, ..] text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
