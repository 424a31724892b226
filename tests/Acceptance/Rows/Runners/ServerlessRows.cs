using System.Text.Json;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>airbyte_serverless (8.6).</summary>
internal static class ServerlessRows
{
    private const string Folder = "/mnt/temp";

    /// <summary>What may come before an answer.</summary>
    private static readonly string[] Asides = ["LOG", "TRACE", "CONTROL"];

    private static readonly string[] KnownInRead = ["RECORD", "STATE", .. Asides];

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "runners.airbyte_serverless_spec",
            "8.6",
            "airbyte_serverless finds the docs' address and the options in the spec",
            async (subject, findings) =>
            {
                var run = await subject.SpecRunAsync();
                FirstAnswer(run, "SPEC", findings);
                var spec = await subject.SpecAsync();
                findings.Check(spec.TextOr("documentationUrl", "").Length > 0, "a documentationUrl", () => "none");
                findings.Check(
                    spec.At("connectionSpecification", "properties") is { ValueKind: JsonValueKind.Object },
                    "connectionSpecification.properties",
                    () => "none"
                );
            }
        ),
        new(
            "runners.airbyte_serverless_answers",
            "8.6",
            "airbyte_serverless takes the first message that is no aside for the answer of check and discover",
            async (subject, findings) =>
            {
                FirstAnswer(await Answers.CheckAsync(subject, Folder), "CONNECTION_STATUS", findings);
                FirstAnswer(await Answers.DiscoverAsync(subject, Folder), "CATALOG", findings);
            }
        ),
        new(
            "runners.airbyte_serverless_read",
            "8.6",
            "airbyte_serverless reads, with standard error among the messages",
            ReadAsync
        ),
    ];

    private static void FirstAnswer(RunResult run, string type, Findings findings)
    {
        Objects(run, findings);
        var answer = run.Messages.FirstOrDefault(message => !Asides.Contains(Messages.TypeOf(message)));
        findings.Check(
            answer.ValueKind == JsonValueKind.Object && Messages.TypeOf(answer) == type,
            $"{type} as the first message",
            run.InShort
        );
    }

    private static async Task ReadAsync(Subject subject, Findings findings)
    {
        var catalog = await RunnerCatalogs.ServerlessAsync(subject);
        using var files = subject.Open(inside: Folder).With("catalog.json", catalog);
        var owner = files.CloseFor(null);

        // An engine merges the two itself, outside of the container.
        var merged = subject.Image is null ? "eval \"exec $AIRBYTE_ENTRYPOINT \\\"\\$@\\\"\" 2>&1" : null;
        var patience = await SampleReads.PatienceAsync(subject);
        var run = await subject.RunAsync(files.Reading() with { User = owner, Script = merged, Patience = patience });
        Objects(run, findings);
        await SampleReads.SameAsync(subject, run, findings, "incremental");
        findings.None(
            $"a message of {string.Join(", ", KnownInRead)}, as any other ends the sync",
            run.Messages.Select(Messages.TypeOf).Except(KnownInRead)
        );
    }

    /// <summary>What is JSON is taken for a message, on standard error, too; a null trace ends the sync.</summary>
    private static void Objects(RunResult run, Findings findings)
    {
        var lines = $"{run.Text}\n{run.Errors}".Split('\n').Where(line => line.Trim().Length > 0);
        findings.None(
            "an object with a type, and no trace of null",
            lines.Where(line => Json(line) is { } json && !IsMessage(json)).Take(5).Select(line => line.Cut())
        );
        findings.None("JSON", run.Messages.Noise.Where(line => Json(line) is null).Take(5).Select(line => line.Cut()));
    }

    private static bool IsMessage(JsonElement json) =>
        json.Member("type") is { ValueKind: JsonValueKind.String }
        && json.Member("trace") is null or { ValueKind: JsonValueKind.Object };

    private static JsonElement? Json(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
