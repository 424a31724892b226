using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Endings;

/// <summary>Some runners terminate a connector as soon as they have its answer.</summary>
internal static class AnsweredRows
{
    public static IReadOnlyList<Row> All { get; } =
    [Row("spec", "SPEC"), Row("check", "CONNECTION_STATUS"), Row("discover", "CATALOG")];

    private static Row Row(string verb, string answer) =>
        new(
            $"endings.answered_{verb}",
            "5.6",
            $"SIGTERM after the answer of {verb} leaves the exit code at 0",
            async (subject, findings) =>
            {
                using var files = subject.Open();
                var start = verb == "spec" ? files.Start(verb) : files.Start(verb, "--config", "{files}/config.json");
                using var run = ConnectorRun.Start(
                    subject.Target,
                    start with
                    {
                        Patience = Subject.PatienceOfDiscovery,
                    }
                );
                var hasAnswered = await run.ReadUntilAsync(messages =>
                    messages.Any(message => Messages.TypeOf(message) == answer)
                );
                run.Send(UnixSignal.Terminate);
                var end = await run.EndAsync();
                findings.Check(hasAnswered && end.ExitCode == 0, $"{answer} and exit code 0", end.InShort);
            }
        );
}
