using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.BasicRead;

/// <summary>When records say that they were emitted.</summary>
internal static class EmissionTimes
{
    /// <summary>The clock of a container's host may be another one.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static void Look(EntryRead read, Findings found)
    {
        var records = read.Run.Messages.Of("RECORD", "record").ToList();
        found.None("emitted_at in whole milliseconds", FirstOfEachStream(records, record => Time(record) is null));
        var from = (read.Run.BeganAt - Tolerance).ToUnixTimeMilliseconds();
        var to = (read.Run.BeganAt + read.Run.Took + Tolerance).ToUnixTimeMilliseconds();
        found.None(
            $"emitted_at within the run, which began at {read.Run.BeganAt.ToUnixTimeMilliseconds()}",
            FirstOfEachStream(records, record => Time(record) is { } time && (time < from || time > to))
        );
    }

    private static IEnumerable<string> FirstOfEachStream(
        IEnumerable<JsonElement> records,
        Func<JsonElement, bool> isWrong
    ) =>
        records
            .Where(isWrong)
            .DistinctBy(record => record.TextOr("stream", ""))
            .Take(Wording.Few)
            .Select(record =>
                $"{record.TextOr("stream", "no stream")}: {Schemas.Shown.Json(record.Member("emitted_at"))}"
            );

    private static long? Time(JsonElement record) =>
        record.Member("emitted_at") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var time)
            ? time
            : null;
}
