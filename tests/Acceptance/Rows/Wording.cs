using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows;

/// <summary>What came, in words that are short enough to be read.</summary>
internal static class Wording
{
    /// <summary>How many findings of one kind are told.</summary>
    public const int Few = 5;

    /// <summary>A few of many names.</summary>
    public static string Named(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Few).Select(text => text.Cut()))
        + (names.Count > Few ? $" and {names.Count - Few} more" : "");

    /// <summary>How a run ended: its exit code, and what it said of it.</summary>
    public static string End(RunResult run)
    {
        var said =
            run.Messages.Errors() is [var error, ..] ? $", TRACE ERROR: {error.Message}"
            : run.Errors.Length > 0 ? $", standard error: {run.Errors.Trim()}"
            : ", without a TRACE ERROR";
        return $"exit code {run.ExitCode}{(said.Length <= 500 ? said : $"{said[..500]}…")}";
    }

    /// <summary>Fails where a run did not end well.</summary>
    public static void Succeeded(this Findings findings, RunResult run) =>
        findings.Check(run.ExitCode == 0, "exit code 0", () => End(run));
}
