using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.Runners;

/// <summary>How Meltano's tap-airbyte reads (8.7).</summary>
internal static class MeltanoReadRows
{
    public static IReadOnlyList<Row> All { get; } =
    [new("runners.meltano_read", "8.7", "Meltano reads at debug level and never looks at standard error", ReadAsync)];

    private static async Task ReadAsync(Subject subject, Findings findings)
    {
        var catalog = await RunnerCatalogs.MeltanoAsync(subject);
        using var files = subject.Open(inside: MeltanoRows.Folder).With("catalog.json", catalog);
        var owner = files.CloseFor(null);
        var start = files.Reading().With(("LOG_LEVEL", "debug")) with
        {
            User = owner,
            Patience = await SampleReads.PatienceAsync(subject),
        };
        using var run = ConnectorRun.Start(subject.Target, start);
        if (await EndAsync(run, findings) is not { } end)
        {
            return;
        }

        var isIncremental = JsonElement
            .Parse(catalog)
            .Items("streams")
            .Any(stream => stream.TextOr("sync_mode", "") == "incremental");
        await SampleReads.SameAsync(subject, end, findings, isIncremental ? "incremental" : "full_refresh");
        findings.None(
            "a STATE with a type, a descriptor and a state",
            end.Messages.Of("STATE", "state").Where(IsUnreadable).Take(5).Select(state => state.GetRawText().Cut())
        );
        findings.None("JSON with a type", end.Messages.Noise.Take(5).Select(line => line.Cut()));
    }

    private static async Task<RunResult?> EndAsync(ConnectorRun run, Findings findings)
    {
        try
        {
            return await run.EndAsync(drainsErrors: false);
        }
        catch (TimeoutException e)
        {
            findings.Fail("an end, though nobody reads standard error", e.Message.Cut());
            return null;
        }
    }

    private static bool IsUnreadable(JsonElement state) =>
        state.TextOr("type", "") switch
        {
            "STREAM" => state.At("stream", "stream_descriptor") is null || state.At("stream", "stream_state") is null,
            "GLOBAL" => state.Member("global") is null,
            "LEGACY" => false,
            _ => true,
        };
}
