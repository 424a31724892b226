using System.Text.Json;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Rows.Connection;

/// <summary>What <c>check</c> says of a config (airbyte-protocol 2.3, 2.5).</summary>
internal static class ConnectionRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "connection.check",
            "2.3",
            "check accepts what works, and refuses what does not with a message and exit code 0",
            (subject, findings) =>
                EachEntry.LookAsync(
                    subject,
                    "connection",
                    findings,
                    async (entry, found) => Judge(entry.Status ?? "succeed", await CheckAsync(subject, entry), found)
                )
        )
        {
            Section = "connection",
        },
    ];

    private static async Task<RunResult> CheckAsync(Subject subject, Entry entry)
    {
        using var files = subject.Open(entry);
        return await subject.RunAsync(
            files.Start("check", "--config", "{files}/config.json") with
            {
                Patience = subject.PatienceOf(entry, Subject.PatienceOfChecks, "connection"),
            }
        );
    }

    private static void Judge(string status, RunResult run, Findings found)
    {
        switch (status)
        {
            case "succeed":
                Answered("SUCCEEDED", run, found);
                break;
            case "failed":
                Answered("FAILED", run, found);
                found.Check(
                    run.Messages.Of("CONNECTION_STATUS", "connectionStatus").All(IsExplained),
                    "a message with FAILED",
                    () => "none"
                );
                break;
            case "exception":
                found.Check(
                    run.Messages.Errors() is { Count: > 0 } errors && errors.All(error => error.Message.Length > 0),
                    "a TRACE ERROR with a message",
                    () => Wording.End(run)
                );
                found.Check(run.ExitCode != 0, "an exit code other than 0", () => "0");
                break;
            default:
                found.Fail("status succeed, failed or exception", $"status {status}");
                break;
        }
    }

    private static void Answered(string expected, RunResult run, Findings found)
    {
        var came = run.Messages.Of("CONNECTION_STATUS", "connectionStatus").ToList();
        found.Check(
            came is [var one] && one.TextOr("status", "") == expected,
            $"exactly one CONNECTION_STATUS, {expected}",
            () => came.Count == 0 ? Wording.End(run) : Wording.Named([.. came.Select(status => status.GetRawText())])
        );
        if (came.Count > 0)
        {
            found.Succeeded(run);
        }
    }

    private static bool IsExplained(JsonElement status) => status.TextOr("message", "").Length > 0;
}
