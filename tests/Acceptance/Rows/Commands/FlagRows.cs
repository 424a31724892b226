namespace Acceptance.Rows.Commands;

/// <summary>How flags may be written, and flags of other connectors.</summary>
internal static class FlagRows
{
    /// <summary>A flag that only some connectors have.</summary>
    private const string Foreign = "--manifest-path";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "commands.flag_with_equals",
            "2.1",
            "--flag=value is taken like --flag value",
            (subject, findings) =>
                Samples.CheckAsync(subject, findings, "--config=FILE", "check", "--config={files}/config.json")
        ),
        new(
            "commands.flag_order",
            "2.1",
            "flags are taken in any order",
            async (subject, findings) =>
            {
                using var files = subject.Open().With("catalog.json", await subject.SampleCatalogAsync("full_refresh"));
                var start = files.Start("read", "--catalog", "{files}/catalog.json", "--config", "{files}/config.json");
                var run = await subject.RunAsync(start with { Patience = Subject.PatienceOfReads });
                await Samples.CompleteAsync(subject, run, findings, "--catalog before --config");
            }
        ),
        new(
            "commands.verb_last",
            "2.1",
            "flags may come before the command",
            (subject, findings) =>
                Samples.CheckAsync(subject, findings, "check at the end", "--config", "{files}/config.json", "check")
        )
        {
            IsAdvice = true,
        },
        new(
            "commands.foreign_flag",
            "2.1",
            "a flag of other connectors is borne",
            (subject, findings) =>
                Samples.CheckAsync(
                    subject,
                    findings,
                    Foreign,
                    "check",
                    "--config",
                    "{files}/config.json",
                    Foreign,
                    "m.yaml"
                )
        ),
        new("commands.foreign_flag_warned", "2.1", "a flag that is not known is warned of", WarnedAsync)
        {
            IsAdvice = true,
        },
    ];

    private static async Task WarnedAsync(Subject subject, Findings findings)
    {
        using var files = subject.Open();
        var run = await subject.RunAsync(
            files.Start("check", "--config", "{files}/config.json", "--no-such-flag", "x")
        );
        findings.Check(run.ExitCode == 0, "--no-such-flag: exit code 0", run.InShort);
        findings.Check(
            run.Messages.Logs("WARN").Any(text => text.Contains("--no-such-flag", StringComparison.Ordinal)),
            "a LOG of level WARN that names --no-such-flag",
            () => $"[{string.Join(", ", run.Messages.Logs("WARN"))}]"
        );
    }
}
