using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Rows.Failures;

/// <summary>How failures are told: to somebody who uses the connector and has not written it.</summary>
internal static partial class FailureTextRows
{
    private static readonly string[] Types = ["config_error", "transient_error", "system_error"];

    public static IReadOnlyList<Row> All { get; } =
    [
        new("failures.failure_type", "2.4", "every TRACE ERROR says who can mend it", TypesAsync) { IsAdvice = true },
        new(
            "failures.messages",
            "2.4",
            "what the user is told of a failure names no class and holds no stack trace",
            TextsAsync
        )
        {
            IsAdvice = true,
        },
    ];

    /// <summary>The runs that fail.</summary>
    public static async Task<IReadOnlyList<(string Name, RunResult Run)>> RunsAsync(Subject subject)
    {
        List<(string Name, RunResult Run)> runs = [("unknown stream", await UnknownStreamRows.ReadAsync(subject))];
        foreach (var bad in BadFile.All)
        {
            runs.Add((bad.Name, await bad.ReadAsync(subject)));
        }

        if ((await subject.ConnectionSpecificationAsync()).Texts("required").Count > 0)
        {
            runs.Add(("check without required options", await BrokenSchemaRows.RunAsync(subject, "check")));
            runs.Add(("read without required options", await BrokenSchemaRows.RunAsync(subject, "read")));
        }

        return runs;
    }

    private static async Task TypesAsync(Subject subject, Findings findings) =>
        findings.None(
            $"a failure_type, one of {string.Join(", ", Types)}",
            (await RunsAsync(subject))
                .SelectMany(run => run.Run.Messages.Errors().Select(error => (run.Name, error.Payload)))
                .Where(error => !Types.Contains(error.Payload.TextOr("failure_type", "")))
                .Select(error => $"{error.Name}: \"{error.Payload.TextOr("failure_type", "")}\"")
                .Take(5)
        );

    private static async Task TextsAsync(Subject subject, Findings findings) =>
        findings.None(
            "a sentence for users",
            (await RunsAsync(subject))
                .SelectMany(run => Texts(run.Run.Messages).Select(text => (run.Name, Text: text)))
                .Where(told => string.IsNullOrWhiteSpace(told.Text) || Internals().IsMatch(told.Text))
                .Select(told => $"{told.Name}: {(told.Text.Length <= 200 ? told.Text : told.Text[..200] + "…")}")
                .Take(5)
        );

    private static IEnumerable<string> Texts(Messages messages) =>
        messages
            .Errors()
            .Select(error => error.Message)
            .Concat(
                messages.Of("CONNECTION_STATUS", "connectionStatus").Select(status => status.TextOr("message", ""))
            );

    /// <summary>The name of an exception's class, or a line of a stack trace as .NET, Java, Python or Node.js write it.</summary>
    [GeneratedRegex(
        @"\b[A-Z]\w*[a-z]\w*(Exception|Error)\b|Traceback|^\s+at \S+[(:]|\bat \w+(\.\w+)+\(|File "".+"", line \d+",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Internals();
}
