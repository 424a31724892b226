using System.Text.Json;
using Acceptance.Protocol;
using Acceptance.Running;

namespace Acceptance.Rows.BasicRead;

/// <summary>What is said of each stream besides its records.</summary>
internal static class StreamMessages
{
    public static void Statuses(EntryRead read, Findings found)
    {
        if (!read.Entry.ValidateStreamStatuses)
        {
            throw new BypassedException("validate_stream_statuses is false");
        }

        found.None(
            "STARTED, RUNNING and COMPLETE",
            read.Streams.SelectMany(stream => Statuses(read.About(stream), stream)).Take(Wording.Few)
        );
    }

    public static void States(EntryRead read, Findings found)
    {
        if (!read.Entry.ValidateStateMessages)
        {
            throw new BypassedException("validate_state_messages is false");
        }

        var states = read.Run.Messages.Of("STATE", "state").ToList();
        var covered = states.SelectMany(Streams).ToHashSet(StringComparer.Ordinal);
        var without = read.Streams.Where(stream => !covered.Contains(stream)).ToList();
        found.Check(without.Count == 0, "a STATE for every stream", () => $"none for {Wording.Named(without)}");
        found.None(
            "STATEs of type STREAM, or all of type GLOBAL",
            states.Select(state => state.TextOr("type", "no type")).Distinct().ToList() switch
            {
                [] or ["STREAM"] or ["GLOBAL"] => [],
                var types => [string.Join(", ", types)],
            }
        );
        found.None(
            "a STATE with sourceStats.recordCount",
            states
                .Where(state => Messages.CountOf(state) is null)
                .Select(state => Schemas.Shown.Json(state))
                .Take(Wording.Few)
        );
    }

    public static void Accounts(EntryRead read, Findings found)
    {
        if (read.Run.Messages.Of("STATE", "state").Any(state => state.TextOr("type", "") == "GLOBAL"))
        {
            throw new NotRunException("its STATEs are GLOBAL, so a stream's records are not counted by themselves");
        }

        found.None(
            "counts that add up, and no STATE twice with records in between",
            OfStreams(read, Accounting.States)
        );
    }

    /// <summary>Airbyte's own Python connectors write the last STATE after COMPLETE, so runners have to bear it.</summary>
    public static void Order(EntryRead read, Findings found) =>
        found.None(
            "records and STATEs between a stream's first status and its last",
            OfStreams(read, Accounting.Order)
        );

    private static IEnumerable<string> OfStreams(
        EntryRead read,
        Func<Messages, string, IEnumerable<string>> problems
    ) =>
        read
            .Streams.SelectMany(stream => problems(read.About(stream), stream))
            .Take(Wording.Few)
            .Select(problem => problem.Cut());

    /// <summary>RUNNING comes with the first record, so a stream without records may do without it.</summary>
    private static IEnumerable<string> Statuses(Messages messages, string stream) =>
        messages.Records(stream).Count == 0 && messages.Statuses(stream) is ["STARTED", "COMPLETE"]
            ? []
            : Accounting.Statuses(messages, stream);

    private static IEnumerable<string> Streams(JsonElement state) =>
        state.At("global") is { } all
            ? all.Items("stream_states").Select(Messages.StreamOf)
            : [Messages.StreamOfState(state)];
}
