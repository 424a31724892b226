namespace Acceptance.Rows.Failures;

/// <summary>A file that cannot be used ends the run, with a word about it.</summary>
internal static class BadFileRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. BadFile.All.Select(bad => new Row(
            $"failures.{bad.File}_{bad.Fault}",
            "2.3",
            $"a {bad.File} that is {Words(bad.Fault)} is refused",
            (subject, findings) => RefusedAsync(bad, subject, findings)
        )),
        new("failures.files_named", "2.3", "one TRACE ERROR names the file that cannot be used", NamedAsync)
        {
            IsAdvice = true,
        },
    ];

    private static string Words(string fault) =>
        fault switch
        {
            "broken" => "no JSON",
            "list" or "text" => $"a {fault} where there should be more",
            _ => fault,
        };

    private static async Task RefusedAsync(BadFile bad, Subject subject, Findings findings)
    {
        var read = await bad.ReadAsync(subject);
        findings.Check(
            read.ExitCode != 0 && read.Messages.Errors().Count > 0,
            "read: a TRACE ERROR and another exit code than 0",
            read.InShort
        );
        if (bad.File == "config")
        {
            var check = await bad.CheckAsync(subject);
            var isRefused = check.ExitCode == 0 ? check.Status() == "FAILED" : check.Messages.Errors().Count > 0;
            findings.Check(isRefused, "check: FAILED, or a TRACE ERROR and another exit code than 0", check.InShort);
        }
    }

    private static async Task NamedAsync(Subject subject, Findings findings)
    {
        foreach (var bad in BadFile.All)
        {
            var run = await bad.ReadAsync(subject);
            findings.Check(
                run.Messages.Errors() is [{ FailureType: "config_error" } error]
                    && error.Message.Contains(bad.File, StringComparison.OrdinalIgnoreCase),
                $"{bad.Name}: one config_error that names the {bad.File}",
                run.InShort
            );
        }
    }
}
