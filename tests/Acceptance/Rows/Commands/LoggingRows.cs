using Acceptance.Running;

namespace Acceptance.Rows.Commands;

/// <summary>How much is said.</summary>
internal static class LoggingRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "commands.debug",
            "2.1",
            "every command takes --debug",
            async (subject, findings) =>
            {
                Answered(await subject.TracedAsync("spec"), "spec", "SPEC", findings);
                Answered(await subject.TracedAsync("check"), "check", "CONNECTION_STATUS", findings);
                Answered(await subject.TracedAsync("discover"), "discover", "CATALOG", findings);
                Answered(await subject.TracedReadAsync(), "read", "STATE", findings);
            }
        ),
        new(
            "commands.log_level",
            "2.1",
            "LOG_LEVEL is borne in any case",
            async (subject, findings) =>
            {
                var plain = await subject.CheckRunAsync();
                Samples.SameAnswer(plain, await AtLevelAsync(subject, "Debug"), findings, "LOG_LEVEL=Debug");
                Samples.SameAnswer(plain, await AtLevelAsync(subject, "ERROR"), findings, "LOG_LEVEL=ERROR");
            }
        ),
        new("commands.log_level_obeyed", "2.1", "LOG_LEVEL says in any case how much is said", ObeyedAsync)
        {
            IsAdvice = true,
        },
    ];

    private static void Answered(RunResult run, string verb, string type, Findings findings) =>
        findings.Check(
            run.ExitCode == 0 && run.Messages.Any(message => Messages.TypeOf(message) == type),
            $"{verb} --debug: exit code 0 and {type}",
            run.InShort
        );

    private static async Task ObeyedAsync(Subject subject, Findings findings)
    {
        var traced = (await subject.TracedAsync("check")).Messages;
        if (traced.Logs("DEBUG").Count + traced.Logs("TRACE").Count == 0)
        {
            throw new NotRunException("check --debug logs nothing of level DEBUG");
        }

        var debug = (await AtLevelAsync(subject, "Debug")).Messages;
        findings.Check(debug.Logs("DEBUG").Count > 0, "LOG_LEVEL=Debug: DEBUG as with --debug", () => "none");
        var error = (await AtLevelAsync(subject, "ERROR")).Messages;
        findings.None("LOG_LEVEL=ERROR: nothing below", error.Logs("DEBUG").Concat(error.Logs("INFO")).Take(3));
    }

    private static Task<RunResult> AtLevelAsync(Subject subject, string level) =>
        subject.OnceAsync(
            $"check at {level}",
            async () =>
            {
                using var files = subject.Open();
                var start = files.Start("check", "--config", "{files}/config.json");
                return await subject.RunAsync(
                    start with
                    {
                        Environment = new Dictionary<string, string?>(start.Environment) { ["LOG_LEVEL"] = level },
                    }
                );
            }
        );
}
