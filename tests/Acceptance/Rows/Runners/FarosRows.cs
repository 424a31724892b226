using System.Text;
using System.Text.Json;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>Faros' airbyte-local-cli, and its older form in shell (8.4).</summary>
internal static class FarosRows
{
    /// <summary>How much a pipe gives at once.</summary>
    private const int Chunk = 64 * 1024;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "runners.faros_answers",
            "8.4",
            "faros finds the answers of check and discover in the last line with their word",
            AnswersAsync
        ),
        new(
            "runners.faros_read",
            "8.4",
            "faros reads under the user's own id, with {} for a state and {} for each schema",
            ReadAsync
        ),
        new(
            "runners.faros_text",
            "8.4",
            "no character of what is read is damaged where faros decodes it piece by piece",
            async (subject, findings) => Undamaged(await subject.WholeReadAsync(), findings)
        ),
    ];

    private static async Task AnswersAsync(Subject subject, Findings findings)
    {
        var check = await Answers.CheckAsync(subject, "/configs", UnixUser.Stranger);
        var discover = await Answers.DiscoverAsync(subject, "/configs", UnixUser.Stranger);
        Last(check, "CONNECTION_STATUS", findings);
        Last(discover, "CATALOG", findings);
    }

    private static void Last(RunResult run, string word, Findings findings)
    {
        findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
        var line = run.Messages.LastOrDefault(message => message.GetRawText().Contains(word, StringComparison.Ordinal));
        var type = line.ValueKind == JsonValueKind.Undefined ? "no line" : Messages.TypeOf(line);
        findings.Equal(word, type, $"type of the last line with {word}");
    }

    private static async Task ReadAsync(Subject subject, Findings findings)
    {
        var catalog = await RunnerCatalogs.FarosAsync(subject);
        using var files = new Files(subject, "/configs")
            .With("cfg.json", subject.ConfigOf(subject.Working).ToJsonString())
            .With("cat.json", catalog)
            .With("state.json", "{}");
        var owner = files.CloseFor(await Strangers.UserAsync(subject));
        var start = files.Start(
            "read",
            "--config",
            "{files}/cfg.json",
            "--catalog",
            "{files}/cat.json",
            "--state",
            "{files}/state.json"
        );
        var run = await subject.RunAsync(
            start.With(("LOG_LEVEL", "info")) with
            {
                User = owner,
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );
        await SampleReads.SameAsync(subject, run, findings, "incremental");
        findings.None("JSON, as anything else ends the sync", run.Messages.Noise.Take(5).Select(line => line.Cut()));
        Undamaged(run, findings);
        Grepped(run, "RECORD", findings);
        Grepped(run, "STATE", findings);
    }

    /// <summary>The form in shell takes what it greps.</summary>
    private static void Grepped(RunResult run, string type, Findings findings)
    {
        var literal = $"\"type\":\"{type}\"";
        findings.Equal(
            run.Messages.Count(message => Messages.TypeOf(message) == type),
            run.Text.Split('\n').Count(line => line.Contains(literal, StringComparison.Ordinal)),
            $"lines with {literal}"
        );
    }

    private static void Undamaged(RunResult run, Findings findings)
    {
        var pieces = new StringBuilder();
        for (var at = 0; at < run.Output.Length; at += Chunk)
        {
            pieces.Append(Encoding.UTF8.GetString(run.Output.Span.Slice(at, Math.Min(Chunk, run.Output.Length - at))));
        }

        var whole = run.Text.Split('\n');
        var damaged = pieces.ToString().Split('\n').Zip(whole).Where(line => line.First != line.Second);
        findings.None(
            "a line that can be cut anywhere, such as one of ASCII",
            damaged.Take(5).Select(line => line.Second.Cut())
        );
    }
}
