using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Acceptance.Records;

namespace Acceptance.Rows.States;

/// <summary>What means that there is no state: then all is read.</summary>
internal static class NoStateRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Spelled("empty", "an empty file", ""),
        Spelled("blank", "a file of white space", " \n\t"),
        Spelled("null", "null", "null"),
        Spelled("empty_list", "[]", "[]"),
        Spelled("empty_object", "{}, as some runners always pass it,", "{}"),
        Spelled("byte_order_mark", "[] after a byte order mark", "\uFEFF[]") with
        {
            IsAdvice = true,
        },
        Placeholder("no_cursor", "__ab_no_cursor_state_message"),
        Placeholder("full_refresh", "__ab_full_refresh_sync_complete"),
    ];

    private static Row Spelled(string name, string words, string state) =>
        new(
            $"states.{name}",
            "2.6",
            $"{words} is no state",
            (subject, findings) => AllAsync(subject, findings, _ => state)
        );

    private static Row Placeholder(string name, string key) =>
        new(
            $"states.placeholder_{name}",
            "3.2",
            $"{key} is no state to read on from",
            (subject, findings) =>
                AllAsync(
                    subject,
                    findings,
                    stream =>
                    {
                        var state = stream.StateNode;
                        state["stream"]!["stream_state"] = new JsonObject { [key] = true }; // the stream has a state
                        return new JsonArray(state).ToJsonString();
                    }
                )
        );

    private static async Task AllAsync(Subject subject, Findings findings, Func<SavedStream, string> state)
    {
        var stream = await SavedStream.OfAsync(subject);
        var run = await stream.ReadAsync(subject, state(stream));
        findings.Check(run.ExitCode == 0, $"{stream.Name}: exit code 0", run.InShort);
        var keys = await stream.KeysAsync(subject, run);
        Samples.AllOnce(stream.All, keys, $"{stream.Name}: all records, as without --state", findings);
    }
}
