using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.Secrets;

/// <summary>Secrets of our own, which the vendor refuses: what is wrong is told without what it was.</summary>
internal static class CanaryRows
{
    /// <summary>They can be sent in a header as they are, and change in a URL and in base64.</summary>
    private const string Sendable = "+/7==f3c";

    /// <summary>Each of these is written in a way of its own by some encoding.</summary>
    private const string Odd = "+/ \"\\ü=%&<x7f3";

    private const string Plain = "x7f3c9d2e8b1a6045";

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "secrets.refused",
            "6.3",
            "check and discover with wrong secrets do not say them",
            (subject, findings) => LookAsync(subject, findings, alsoMissing: false, Sendable)
        ),
        new(
            "secrets.odd",
            "6.3",
            "check and discover with odd characters in every secret that there can be do not say them",
            (subject, findings) => LookAsync(subject, findings, alsoMissing: true, Odd)
        ),
        new("secrets.cut", "6.3", "a config that is cut in the middle of a secret is told without it", CutAsync),
        new("secrets.wrong_type", "2.5", "a secret of the wrong type is told without its value", WrongTypeAsync),
    ];

    private static async Task LookAsync(Subject subject, Findings findings, bool alsoMissing, string characters)
    {
        var (config, secrets) = await MakeAsync(subject, alsoMissing, characters);
        using var files = subject.Open().With("config.json", config.ToJsonString());
        foreach (var verb in new[] { "check", "discover" })
        {
            SaidSecrets.Look(verb, await RunAsync(subject, files, verb), secrets, findings);
        }
    }

    private static async Task CutAsync(Subject subject, Findings findings)
    {
        var (config, secrets) = await MakeAsync(subject, alsoMissing: true, Plain);
        var text = config.ToJsonString();
        var secret = secrets[0];
        var end = text.IndexOf(secret.Value, StringComparison.Ordinal) + (secret.Value.Length / 2);
        using var files = subject.Open().With("config.json", text[..end]);
        var half = secret.Value[..(secret.Value.Length / 2)];
        var run = await RunAsync(subject, files, "check");
        // A parser may quote what lies before the place only.
        SaidSecrets.Look("check", run, [secret with { Value = half[^SecretOption.Shortest..] }], findings);
    }

    private static async Task WrongTypeAsync(Subject subject, Findings findings)
    {
        var (config, secrets) = await MakeAsync(subject, alsoMissing: false, Plain, isWrong: true);
        using var files = subject.Open().With("config.json", config.ToJsonString());
        SaidSecrets.Look("check", await RunAsync(subject, files, "check"), secrets, findings);
    }

    private static async Task<(JsonObject Config, IReadOnlyList<SecretOption> Secrets)> MakeAsync(
        Subject subject,
        bool alsoMissing,
        string characters,
        bool isWrong = false
    )
    {
        var config = subject.ConfigOf(subject.Working);
        var canaries = new CanaryConfig(alsoMissing, characters, isWrong);
        canaries.Fill(await subject.ConnectionSpecificationAsync(), config);
        return canaries.Secrets.Count > 0
            ? (config, canaries.Secrets)
            : throw new NotRunException("there is no text option that the SPEC marks as airbyte_secret");
    }

    private static Task<RunResult> RunAsync(Subject subject, Files files, string verb) =>
        subject.RunAsync(
            TracedRuns.Traced(files.Start(verb, "--config", "{files}/config.json")) with
            {
                Patience = Subject.PatienceOfDiscovery,
            }
        );
}
