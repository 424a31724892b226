using System.Text.Json;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Incremental;

/// <summary>Reading from a state that is far ahead of any record.</summary>
internal static class FutureStates
{
    public static async Task LookAsync(IncrementalRead read, Findings found)
    {
        var future = read.Entry.FutureState;
        if (future?.BypassReason is { } reason)
        {
            throw new BypassedException(reason);
        }

        var file =
            future?.FutureStatePath
            ?? read.Entry.OldFutureStatePath
            ?? throw new NotRunException("acceptance-test-config.yml names no future_state");
        var state = read.Subject.Folder.JsonAt(file);
        var named = Streams(state).ToHashSet(StringComparer.Ordinal);
        var streams = read.Streams.Where(named.Contains).ToList();
        var missing = read.Streams.Except([.. streams, .. future?.MissingStreams.Select(stream => stream.Name) ?? []]);
        if (read.Subject.IsStrict && missing.ToList() is { Count: > 0 } undeclared)
        {
            found.Fail(
                $"in {file}, or among missing_streams, every incremental stream",
                $"neither for {Wording.Named(undeclared)}"
            );
        }

        if (streams.Count == 0)
        {
            found.Fail($"a state in {file} of an incremental stream", $"states of {Wording.Named(named)}");
            return;
        }

        var run = await read.ReadAsync(streams, state.GetRawText());
        found.Succeeded(run);
        found.None(
            "no records",
            streams
                .Select(stream => (Stream: stream, Records: run.Messages.Records(stream)))
                .Where(stream => stream.Records.Count > 0)
                .Select(stream => $"{stream.Stream}: {stream.Records.Count}, such as {Shown.Json(stream.Records[0])}")
                .Take(Wording.Few)
        );
        found.Check(run.Messages.Of("STATE", "state").Any(), "at least one STATE", () => "none");
    }

    /// <summary>A list of STATEs, one of all streams, or the oldest form: an object by stream.</summary>
    private static IEnumerable<string> Streams(JsonElement state) =>
        state.ValueKind switch
        {
            JsonValueKind.Array => state.EnumerateArray().SelectMany(Streams),
            JsonValueKind.Object when state.Member("global") is { } all => all.Items("stream_states")
                .Select(Messages.StreamOf),
            JsonValueKind.Object when state.Member("stream") is not null => [Messages.StreamOfState(state)],
            JsonValueKind.Object => state.EnumerateObject().Select(member => member.Name),
            _ => [],
        };
}
