using System.Globalization;
using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Rows.Endings;

/// <summary>The runner has gone: there is nothing to say, and nobody to say it to.</summary>
internal static partial class ClosedOutputRows
{
    /// <summary>A pipe that is read for one line and then closed; the exit code follows on standard error.</summary>
    private const string OneLine =
        $$"""{ {{Entrypoint.Evaluated}}; echo "exit code $?" >&2; } | { read -r line; echo "$line"; }""";

    /// <summary>A few lines, and not a stack trace for each record.</summary>
    private const int Little = 4_000;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "endings.closed_output",
            "2.2",
            "a closed standard output ends a read within 10 s, and not with 0",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject);
                findings.Check(run.ExitCode != 0, "another exit code than 0", () => $"{run.ExitCode}");
                findings.Check(
                    run.Took <= Interruption.Limit,
                    "an end within 10 s",
                    () => $"{run.Took.TotalSeconds:0.0} s"
                );
                findings.Check(run.Errors.Length <= Little, "a few words on standard error", () => Errors(run));
            }
        ),
        new(
            "endings.closed_output_quiet",
            "2.2",
            "nothing is said when standard output is closed",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject);
                findings.Check(run.Errors.Length == 0, "nothing on standard error", () => Errors(run));
            }
        )
        {
            IsAdvice = true,
        },
    ];

    /// <summary>The connector's own end, and the time that it took once its output was closed.</summary>
    private static Task<RunResult> RunAsync(Subject subject) =>
        subject.OnceAsync(
            "read with a closed output",
            async () =>
            {
                using var files = subject.Open().With("catalog.json", await subject.ModestCatalogAsync());
                using var run = ConnectorRun.Start(subject.Target, files.Reading() with { Script = OneLine });
                await run.ReadLinesAsync(1);
                var closed = TimeProvider.System.GetTimestamp();
                var shell = await run.EndAsync();
                var end = ExitCode().Match(shell.Errors);
                var connector = shell with
                {
                    ExitCode = end.Success
                        ? int.Parse(end.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                        : throw new InvalidOperationException($"The shell says no exit code: {shell.InShort()}"),
                    Errors = shell.Errors[..end.Index],
                    Took = TimeProvider.System.GetElapsedTime(closed),
                };
                await Interruption.ThrowIfOverAsync(subject, connector, shell.Output.Length);
                return Entrypoint.Started(connector);
            }
        );

    private static string Errors(RunResult run) =>
        $"{run.Errors.Length} characters: {(run.Errors.Length <= 300 ? run.Errors : run.Errors[..300] + "…")}";

    [GeneratedRegex(@"exit code (\d+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ExitCode();
}
