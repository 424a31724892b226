using Acceptance.Running;

namespace Acceptance.Rows.Commands;

/// <summary>Each command gives its one answer, and says little besides.</summary>
internal static class AnswerRows
{
    /// <summary>Some runners never read standard error, and a pipe that is full stops the connector.</summary>
    private const int Little = 4_000;

    public static IReadOnlyList<Row> All { get; } =
    [
        Answer("spec", "SPEC", subject => subject.SpecRunAsync()),
        Answer("check", "CONNECTION_STATUS", subject => subject.CheckRunAsync()),
        Answer("discover", "CATALOG", subject => subject.DiscoverRunAsync()),
        new(
            "commands.standard_error",
            "2.2",
            "no command that ends well says more than a little on standard error",
            (subject, findings) => StandardErrorAsync(subject, findings, Little)
        ),
        new(
            "commands.quiet",
            "2.2",
            "no command that ends well says anything on standard error",
            (subject, findings) => StandardErrorAsync(subject, findings, 0)
        )
        {
            IsAdvice = true,
        },
    ];

    private static Row Answer(string verb, string type, Func<Subject, Task<RunResult>> run) =>
        new(
            $"commands.answer_of_{verb}",
            "2.1",
            $"{verb} gives exactly one {type}, and besides nothing but LOG and TRACE",
            async (subject, findings) => OneAnswer(await run(subject), type, findings)
        );

    private static void OneAnswer(RunResult run, string type, Findings findings)
    {
        findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
        var types = run.Messages.Select(Messages.TypeOf).Where(other => other is not ("LOG" or "TRACE")).ToList();
        findings.Check(types is [var only] && only == type, $"one {type}", () => $"[{string.Join(", ", types)}]");
    }

    private static async Task StandardErrorAsync(Subject subject, Findings findings, int most)
    {
        (string Verb, RunResult Run)[] runs =
        [
            ("spec", await subject.SpecRunAsync()),
            ("check", await subject.CheckRunAsync()),
            ("discover", await subject.DiscoverRunAsync()),
            ("read", await subject.WholeReadAsync()),
            ("check --debug", await subject.TracedAsync("check")),
            ("read --debug", await subject.TracedReadAsync()),
        ];
        findings.None(
            $"at most {most} characters on standard error",
            runs.Where(run => run.Run.ExitCode == 0 && run.Run.Errors.Length > most)
                .Select(run => $"{run.Verb}: {run.Run.Errors.Length}, {run.Run.InShort()}")
        );
    }
}
