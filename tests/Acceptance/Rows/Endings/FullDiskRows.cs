using Acceptance.Running;

namespace Acceptance.Rows.Endings;

/// <summary>Messages that could not be written must not end in success.</summary>
internal static class FullDiskRows
{
    private const string Full = "/dev/full";

    public static IReadOnlyList<Row> All { get; } =
    [
        Row("spec"),
        Row("check"),
        Row("read"),
        new(
            "endings.full_disk_told",
            "2.2",
            "a full disk is told in one line",
            async (subject, findings) =>
            {
                foreach (var verb in new[] { "spec", "check", "read" })
                {
                    var run = await RunAsync(subject, verb);
                    findings.Check(
                        run.Errors.Trim().Split('\n').Length == 1
                            && run.Errors.Contains("space", StringComparison.OrdinalIgnoreCase),
                        $"{verb}: a line that says that there is no space",
                        run.InShort
                    );
                }
            }
        )
        {
            IsAdvice = true,
        },
    ];

    private static Row Row(string verb) =>
        new(
            $"endings.full_disk_{verb}",
            "2.3",
            $"{verb} onto a full disk does not end with 0, and says so on standard error",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject, verb);
                findings.Check(run.ExitCode != 0, "another exit code than 0", run.InShort);
                findings.Check(run.Errors.Trim().Length > 0, "a word on standard error", run.InShort);
            }
        );

    private static Task<RunResult> RunAsync(Subject subject, string verb) =>
        subject.OnceAsync(
            $"{verb} onto a full disk",
            async () =>
            {
                if (subject.Image is null && !File.Exists(Full))
                {
                    throw new NotRunException($"this machine has no {Full}");
                }

                using var files = subject.Open();
                var start = verb switch
                {
                    "spec" => files.Start(verb),
                    "check" => files.Start(verb, "--config", "{files}/config.json"),
                    _ => files.With("catalog.json", await subject.SampleCatalogAsync("full_refresh")).Reading(),
                };
                return Entrypoint.Started(
                    await subject.RunAsync(start with { Script = $"{Entrypoint.Evaluated} > {Full}" })
                );
            }
        );
}
