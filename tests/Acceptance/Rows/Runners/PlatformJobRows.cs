using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>Short jobs on the platform, be it on Kubernetes or by abctl (8.1).</summary>
internal static class PlatformJobRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Job("spec", "spec", "SPEC", "spec"),
        Job("check", "check --config {files}/connectionConfiguration.json", "CONNECTION_STATUS", "connectionStatus"),
        Job("discover", "discover --config {files}/connectionConfiguration.json", "CATALOG", "catalog"),
    ];

    private static Row Job(string verb, string arguments, string type, string payload) =>
        new(
            $"runners.platform_{verb}",
            "8.1",
            $"the platform's script leaves the answer of {verb} in a file",
            async (subject, findings) =>
            {
                var config = subject.ConfigOf(subject.Working).ToJsonString();
                using var files = new Files(subject, "/config")
                    .With("connectionConfiguration.json", config)
                    .Allow(PlatformScript.OpenToAll, "");
                var script = PlatformScript.Of(arguments, "> {files}/jobOutput.json");
                var start = PlatformScript.Start(files, script) with { Patience = Subject.PatienceOfDiscovery };
                var end = PlatformReading.Left(files, await subject.RunAsync(start));
                var run = end with { Output = files.Has("jobOutput.json") ? files.Read("jobOutput.json") : default };
                findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
                if (Answers.First(run, findings, type, payload) is not null)
                {
                    findings.None("no TRACE ERROR", run.Messages.Errors().Select(error => error.Message).Take(5));
                    PlatformReading.Usable(run, [], findings);
                }
            }
        );
}
