using Acceptance.Running;

namespace Acceptance.Rows.Commands;

/// <summary>Command lines that make no command, and those that only ask.</summary>
internal static class HelpRows
{
    private static readonly string[][] Wrong =
    [
        ["no_such_command"],
        ["read"],
        ["read", "--config", "{files}/config.json"],
        ["check", "--config"],
        ["--debug"],
    ];

    public static IReadOnlyList<Row> All { get; } =
    [
        new("commands.none", "2.1", "without arguments the usage goes to standard error, and not with 0", NoneAsync),
        new(
            "commands.help",
            "2.1",
            "--help, -h and read --help say something and end with 0",
            async (subject, findings) =>
            {
                await SaysAsync(subject, findings, "--help");
                await SaysAsync(subject, findings, "-h");
                await SaysAsync(subject, findings, "read", "--help");
            }
        ),
        new(
            "commands.version",
            "2.1",
            "--version says something and ends with 0",
            (subject, findings) => SaysAsync(subject, findings, "--version")
        )
        {
            IsAdvice = true,
        },
        new(
            "commands.wrong_arguments",
            "2.3",
            "arguments that make no command end with another code than 0",
            async (subject, findings) =>
            {
                foreach (var arguments in Wrong)
                {
                    var run = await RunAsync(subject, arguments);
                    findings.Check(run.ExitCode != 0, $"{Line(arguments)}: not 0", run.InShort);
                }
            }
        ),
        new(
            "commands.wrong_arguments_traced",
            "2.3",
            "arguments that make no command are told by one TRACE ERROR",
            async (subject, findings) =>
            {
                foreach (var arguments in Wrong)
                {
                    var run = await RunAsync(subject, arguments);
                    findings.Check(run.Messages.Errors().Count == 1, $"{Line(arguments)}: a TRACE ERROR", run.InShort);
                }
            }
        )
        {
            IsAdvice = true,
        },
    ];

    private static async Task NoneAsync(Subject subject, Findings findings)
    {
        var run = await RunAsync(subject);
        findings.Check(run.ExitCode != 0, "another exit code than 0", run.InShort);
        findings.Check(run.Output.IsEmpty, "nothing on standard output", run.InShort);
        findings.Check(run.Errors.Trim().Length > 0, "the usage on standard error", run.InShort);
    }

    private static async Task SaysAsync(Subject subject, Findings findings, params string[] arguments)
    {
        var run = await RunAsync(subject, arguments);
        findings.Check(run.ExitCode == 0, $"{Line(arguments)}: exit code 0", run.InShort);
        findings.Check(
            run.Text.Trim().Length + run.Errors.Trim().Length > 0,
            $"{Line(arguments)}: some text",
            () => "nothing"
        );
    }

    private static Task<RunResult> RunAsync(Subject subject, params string[] arguments) =>
        subject.OnceAsync(
            $"arguments {Line(arguments)}",
            async () =>
            {
                using var files = subject.Open();
                return await subject.RunAsync(files.Start(arguments));
            }
        );

    private static string Line(string[] arguments) => string.Join(' ', arguments);
}
