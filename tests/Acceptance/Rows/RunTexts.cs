using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>What a finding says of a run.</summary>
internal static class RunTexts
{
    private const int Longest = 400;

    /// <summary>Its end, in a line: exit code, answer, errors, and the end of standard error.</summary>
    public static string InShort(this RunResult run)
    {
        string[] parts =
        [
            $"exit code {run.ExitCode}",
            .. run
                .Messages.Of("CONNECTION_STATUS", "connectionStatus")
                .Select(status => $"{status.TextOr("status", "no status")}: {status.TextOr("message", "")}"),
            .. run.Messages.Errors().Select(error => $"TRACE ERROR, {error.FailureType}: {error.Message}"),
            .. run.Messages.Noise.Take(1).Select(line => $"a line that is no message: {line}"),
            run.Errors.Length == 0 ? "nothing on standard error" : $"standard error: {run.Errors.Trim()}",
        ];
        var text = string.Join("; ", parts);
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    /// <summary>What <c>check</c> answered first, which is what counts; empty where it did not.</summary>
    public static string Status(this RunResult run) =>
        run.Messages.Of("CONNECTION_STATUS", "connectionStatus")
            .Select(status => status.TextOr("status", ""))
            .FirstOrDefault()
        ?? "";
}
