using System.Text;
using Acceptance.Rows.Failures;
using Acceptance.Running;

namespace Acceptance.Rows.Secrets;

/// <summary>The secrets of the config that works.</summary>
internal static class KeptSecretRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Kept("check", subject => subject.TracedAsync("check")),
        Kept("discover", subject => subject.TracedAsync("discover")),
        Kept("read", subject => subject.TracedReadAsync()),
        new(
            "secrets.states",
            "3.3",
            "no STATE holds a secret",
            async (subject, findings) =>
            {
                var read = await subject.TracedReadAsync();
                var states = read.Messages.Where(message => Messages.TypeOf(message) == "STATE");
                var lines = string.Concat(states.Select(state => $"{state.GetRawText()}\n"));
                var only = new RunResult(0, Encoding.UTF8.GetBytes(lines), "");
                SaidSecrets.Look("read", only, await SecretsAsync(subject), findings);
            }
        ),
        new(
            "secrets.failed_runs",
            "2.4",
            "no run that fails says a secret",
            async (subject, findings) =>
            {
                var secrets = await SecretsAsync(subject);
                foreach (var (name, run) in await FailureTextRows.RunsAsync(subject))
                {
                    if (findings.All.Count < 5)
                    {
                        SaidSecrets.Look(name, run, secrets, findings);
                    }
                }
            }
        ),
    ];

    private static Row Kept(string verb, Func<Subject, Task<RunResult>> run) =>
        new(
            $"secrets.{verb}",
            "6.3",
            $"{verb} with --debug and LOG_LEVEL=trace says no secret of the config",
            async (subject, findings) =>
                SaidSecrets.Look(verb, await run(subject), await SecretsAsync(subject), findings)
        );

    private static async Task<IReadOnlyList<SecretOption>> SecretsAsync(Subject subject)
    {
        var all = await SecretOption.OfAsync(subject);
        var telling = all.Where(secret => secret.Value.Length >= SecretOption.Shortest).ToList();
        return telling.Count > 0 ? telling
            : all.Count == 0
                ? throw new NotRunException("the config has no option that the SPEC marks as airbyte_secret")
            : throw new NotRunException($"every secret in the config has less than {SecretOption.Shortest} characters");
    }
}
