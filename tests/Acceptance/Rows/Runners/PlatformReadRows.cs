using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>Reads on the platform (8.1).</summary>
internal static class PlatformReadRows
{
    private const string Config = "--config {files}/connectorConfig.json --catalog {files}/catalog.json";

    private const string Pipes = "2> stderr > stdout";

    /// <summary>How long an orchestrator waits before it kills what does not end.</summary>
    private static readonly TimeSpan PatienceOfCancelling = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "runners.platform_read",
            "8.1",
            "the platform's script reads, through named pipes, and finds the exit code in a file",
            async (subject, findings) =>
            {
                var run = await FirstReadAsync(subject);
                if (await SampleReads.SameAsync(subject, run, findings, "incremental"))
                {
                    PlatformReading.Usable(run, await subject.SampleAsync(), findings);
                }
            }
        ),
        new(
            "runners.platform_resume",
            "8.1",
            "the platform's script reads on from the state of its last read",
            async (subject, findings) =>
            {
                var run = await ReadAsync(subject, (await FirstReadAsync(subject)).Messages.StateFile());
                findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
                if (run.ExitCode == 0)
                {
                    findings.None("no TRACE ERROR", run.Messages.Errors().Select(error => error.Message).Take(5));
                    PlatformReading.Usable(run, await subject.SampleAsync(), findings);
                }
            }
        ),
        new(
            "runners.platform_cancel",
            "5.1",
            "a connector whose shell is killed ends, though it sees nothing but a broken pipe",
            CancelAsync
        ),
    ];

    private static async Task CancelAsync(Subject subject, Findings findings)
    {
        using var files = Open(subject, await MiddleOfRead.CatalogAsync(subject));
        var script = PlatformScript.Cancelled($"read {Config}", Pipes);
        var start = PlatformScript.Start(files, script) with
        {
            Patience = await SampleReads.PatienceAsync(subject) + PatienceOfCancelling,
        };
        using var run = PipedRun.Start(subject, files, start);
        if (!await run.MeetAsync())
        {
            findings.Fail("a record", (await run.EndAsync()).InShort());
            return;
        }

        run.Say("cancel");
        await run.HearAsync();
        var hasLeft = await run.LeaveAsync(PatienceOfCancelling);
        var end = await run.EndAsync(reads: false);
        findings.Check(hasLeft, $"an end within {PatienceOfCancelling.TotalSeconds} s", () => "it goes on");
        findings.Check(
            end.Errors.Length <= 4096,
            "a few words on standard error at most",
            () => $"{end.Errors.Length} characters: {end.Errors.Cut()}"
        );
    }

    private static Task<RunResult> FirstReadAsync(Subject subject) =>
        subject.OnceAsync("platform read", () => ReadAsync(subject, null));

    private static async Task<RunResult> ReadAsync(Subject subject, string? state)
    {
        using var files = Open(subject, await RunnerCatalogs.PlatformAsync(subject));
        if (state is not null)
        {
            files.With("inputState.json", state);
        }

        var arguments = state is null ? $"read {Config}" : $"read {Config} --state {{files}}/inputState.json";
        var start = PlatformScript.Start(files, PlatformScript.Of(arguments, Pipes));
        using var run = PipedRun.Start(
            subject,
            files,
            start with
            {
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );
        return PlatformReading.Left(files, await run.EndAsync());
    }

    private static Files Open(Subject subject, string catalog) =>
        new Files(subject, "/source")
            .With("connectorConfig.json", subject.ConfigOf(subject.Working).ToJsonString())
            .With("catalog.json", catalog)
            .Allow(PlatformScript.OpenToAll, "");
}
