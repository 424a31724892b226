using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>PyAirbyte, in notebooks and in Dagster (8.3).</summary>
internal static class PyAirbyteRows
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const int Terminated = 128 + (int)UnixSignal.Terminate;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "runners.pyairbyte_spec",
            "8.3",
            "a connector that PyAirbyte terminates after its SPEC ends with 0, or of the signal itself",
            SpecAsync
        ),
        new(
            "runners.pyairbyte_read",
            "8.3",
            "PyAirbyte reads, all as incremental, with null for what it does not know and [] for a state",
            ReadAsync
        ),
    ];

    private static async Task SpecAsync(Subject subject, Findings findings)
    {
        var run = await TerminatedAfterAnswerAsync(subject, new Start("spec"));
        Answers.First(run, findings, "SPEC", "spec");

        // An engine tells the code that a container ended with, so there the signal itself cannot be seen.
        if (run.ExitCode == Terminated && subject.Image is null && await DiesOfSignalAsync(subject))
        {
            return;
        }

        findings.Check(run.ExitCode == 0, "exit code 0, or death by SIGTERM", run.InShort);
    }

    /// <summary>Asks a shell, which says so where a child died of a signal: from here it looks like an exit code of 143.</summary>
    private static async Task<bool> DiesOfSignalAsync(Subject subject)
    {
        const string script = "eval \"$AIRBYTE_ENTRYPOINT \\\"\\$@\\\"\"; exit $?";
        const string control = "/bin/sh -c 'kill -TERM $$'; exit $?";
        var said = await TerminatedAfterAnswerAsync(subject, new Start("spec") { Script = script });
        return said.ExitCode == 0
            || said.Errors.Length > 0
            || (await subject.RunAsync(new Start() { Script = control })).Errors.Length == 0;
    }

    private static async Task<RunResult> TerminatedAfterAnswerAsync(Subject subject, Start start)
    {
        using var run = ConnectorRun.Start(subject.Target, start);
        await run.ReadUntilAsync(messages => messages.Of("SPEC", "spec").Any());
        run.Send(UnixSignal.Terminate);
        return await run.EndAsync();
    }

    private static async Task ReadAsync(Subject subject, Findings findings)
    {
        var catalog = await RunnerCatalogs.PyAirbyteAsync(subject);
        using var files = new Files(subject, "/airbyte/tmp")
            .With("a.json", subject.ConfigOf(subject.Working).ToJsonString())
            .With("b.txt", catalog)
            .With("c.txt", "[]")
            .Allow(ReadOnly, "a.json", "b.txt", "c.txt");
        var run = await subject.RunAsync(
            files.Start(
                "read",
                "--config",
                "{files}/a.json",
                "--catalog",
                "{files}/b.txt",
                "--state",
                "{files}/c.txt"
            ) with
            {
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );
        await SampleReads.SameAsync(subject, run, findings, "incremental");
        findings.None("JSON, as all else is only logged", run.Messages.Noise.Take(5).Select(line => line.Cut()));
    }
}
