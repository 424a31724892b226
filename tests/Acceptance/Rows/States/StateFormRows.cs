using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows.States;

/// <summary>A state in any form that runners give it is read on from.</summary>
internal static class StateFormRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("states.list", "2.6", "a list of the last STATEs is read on from", ListAsync),
        .. StateForm.All.Select(form => new Row(
            $"states.{form.Name}",
            "2.6",
            $"{form.Title} is read on from like the plain list",
            (subject, findings) => LikeListAsync(form, subject, findings)
        )
        {
            IsAdvice = form.IsAdvice,
        }),
    ];

    private static async Task ListAsync(Subject subject, Findings findings)
    {
        var stream = await SavedStream.TellingAsync(subject);
        var run = await SavedStream.RecentReadAsync(subject);
        findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
        Counted(run, stream, findings);
    }

    private static async Task LikeListAsync(StateForm form, Subject subject, Findings findings)
    {
        var stream = await SavedStream.TellingAsync(subject);
        var run = await stream.ReadAsync(subject, form.Write(stream));
        findings.Check(run.ExitCode == 0, $"{stream.Name}: exit code 0", run.InShort);
        Counted(run, stream, findings);
        await RecentAsync(stream, subject, run, findings);
    }

    private static void Counted(RunResult run, SavedStream stream, Findings findings) =>
        findings.None("each record counted by a STATE", Accounting.States(run.Messages, stream.Name).Take(5));

    private static async Task RecentAsync(SavedStream stream, Subject subject, RunResult run, Findings findings)
    {
        var keys = await stream.KeysAsync(subject, run);
        var again = stream.Old.Intersect(keys).ToList();
        findings.Check(
            again.Count == 0,
            $"{stream.Name}: the {stream.Recent.Count} records from the state on",
            () => $"{again.Count} of the {stream.Old.Count} before it, too, such as {again[0]}"
        );
        Samples.AllOnce(
            stream.Recent,
            keys,
            $"{stream.Name}: the {stream.Recent.Count} records from the state on",
            findings
        );
    }
}
