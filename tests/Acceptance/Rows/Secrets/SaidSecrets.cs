using System.Text;
using Acceptance.Protocol;
using Acceptance.Running;

namespace Acceptance.Rows.Secrets;

/// <summary>Tells where a secret was said, without saying it again.</summary>
internal static class SaidSecrets
{
    /// <summary>Fails for each secret that a run has said in whatever spelling.</summary>
    public static void Look(string what, RunResult run, IReadOnlyList<SecretOption> secrets, Findings findings)
    {
        var values = secrets.Select(secret => secret.Value).ToList();
        foreach (var secret in secrets.Where(secret => CanarySecrets.Found(run, [secret.Value]).Any()).Take(5))
        {
            findings.Fail($"{what}: {secret.Path} is said nowhere", $"it is said {Where(run, secret.Value, values)}");
        }
    }

    /// <summary>Standard output without the secrets, for what is said of its lines.</summary>
    public static ReadOnlyMemory<byte> MaskedOutput(RunResult run, IEnumerable<SecretOption> secrets)
    {
        var found = CanarySecrets
            .Found(run, secrets.Select(secret => secret.Value).Where(value => value.Length >= SecretOption.Shortest))
            .ToList();
        return found.Count == 0 ? run.Output : Encoding.UTF8.GetBytes(Without(run.Text, found));
    }

    private static string Where(RunResult run, string secret, IReadOnlyList<string> all)
    {
        foreach (var line in run.Text.Split('\n').Where(line => line.Length > 0))
        {
            if (CanarySecrets.Found(Only(line), [secret]).Any())
            {
                return $"on standard output: {Masked(line, all)}";
            }
        }

        return $"on standard error: {Masked(run.Errors, all)}";
    }

    private static string Masked(string text, IReadOnlyList<string> secrets)
    {
        var masked = Without(text, CanarySecrets.Found(Only(text), secrets));
        return CanarySecrets.Found(Only(masked), secrets).Any() ? "in a text that cannot be shown without it"
            : masked.Length <= 300 ? masked
            : masked[..300] + "…";
    }

    private static string Without(string text, IEnumerable<string> spellings) =>
        spellings
            .OrderByDescending(spelling => spelling.Length)
            .Aggregate(text, (masked, spelling) => masked.Replace(spelling, "***", StringComparison.OrdinalIgnoreCase));

    /// <summary>A line of standard output; what is no message counts as noise, and so is looked at as well.</summary>
    private static RunResult Only(string line) => new(0, Encoding.UTF8.GetBytes(line + "\n"), "");
}
