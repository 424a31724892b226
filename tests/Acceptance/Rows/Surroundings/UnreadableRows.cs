using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>A config that another user has closed, as the folders of some runners are to an image with a user of its own.</summary>
internal static class UnreadableRows
{
    private static readonly string[] Words = ["permission", "denied", "not allowed"];

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "surroundings.unreadable_config",
            "8.6",
            "read says that it may not read its config, and ends with 1",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject, "read", "--catalog", "{files}/catalog.json");
                findings.Check(
                    run.ExitCode == 1 && SaysWhy(run),
                    "a TRACE ERROR about the permission, exit code 1",
                    run.InShort
                );
            }
        ),
        new(
            "surroundings.unreadable_config_in_check",
            "8.6",
            "check says that it may not read its config",
            async (subject, findings) =>
            {
                var run = await RunAsync(subject, "check");
                findings.Check(run.Status() == "FAILED" || run.ExitCode == 1, "FAILED, or exit code 1", run.InShort);
                findings.Check(SaysWhy(run), "a word about the permission, in FAILED or in a TRACE ERROR", run.InShort);
            }
        ),
    ];

    private static async Task<RunResult> RunAsync(Subject subject, string verb, params string[] others)
    {
        var catalog = await subject.SampleCatalogAsync("full_refresh");
        using var files = subject.Open().With("catalog.json", catalog);
        files.Allow(UnixFileMode.None, "config.json");
        return await subject.RunAsync(
            files.Start([verb, "--config", "{files}/config.json", .. others]) with
            {
                User = await Strangers.NeedNotRootAsync(subject),
            }
        );
    }

    private static bool SaysWhy(RunResult run) =>
        run
            .Messages.Errors()
            .SelectMany(error => new[] { error.Message, error.Payload.TextOr("internal_message", "") })
            .Concat(
                run.Messages.Of("CONNECTION_STATUS", "connectionStatus").Select(status => status.TextOr("message", ""))
            )
            .Any(text => Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
