using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows.States;

/// <summary>
/// A state that a full refresh is given. The platform deletes it between two jobs, so there it is a run to be gone on with;
/// elsewhere nobody does.
/// </summary>
internal static class FullRefreshStateRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "states.resumed_full_refresh",
            "3.2",
            "on the platform a full refresh goes on from its state if the stream says is_resumable, and else begins anew",
            async (subject, findings) =>
            {
                var stream = await SavedStream.TellingAsync(subject);
                var isResumable = (await subject.CatalogAsync())
                    .Items("streams")
                    .Any(each =>
                        ConfiguredCatalogs.Name(each) == stream.Name
                        && each.Member("is_resumable") is { ValueKind: System.Text.Json.JsonValueKind.True }
                    );
                await ReadAsync(stream, subject, "4711", isResumable, findings);
            }
        ),
        new(
            "states.full_refresh",
            "3.2",
            "elsewhere a full refresh reads all, whatever state a runner has kept",
            async (subject, findings) =>
                await ReadAsync(await SavedStream.TellingAsync(subject), subject, null, false, findings)
        )
        {
            IsAdvice = true,
        },
    ];

    private static async Task ReadAsync(
        SavedStream stream,
        Subject subject,
        string? job,
        bool goesOn,
        Findings findings
    )
    {
        var run = await subject.ReadAsync(
            ConfiguredCatalogs.Of(await subject.CatalogAsync(), "full_refresh", stream.Name),
            $"[{stream.State.GetRawText()}]",
            change: start =>
                start with
                {
                    Environment = new Dictionary<string, string?>(start.Environment) { ["WORKER_JOB_ID"] = job },
                }
        );
        findings.Check(run.ExitCode == 0, $"{stream.Name}: exit code 0", run.InShort);
        var keys = await stream.KeysAsync(subject, run);
        if (!goesOn && RecordKeys.Missing(stream.All, keys) is { } missing)
        {
            findings.Fail($"{stream.Name}: all records", missing);
        }

        findings.Check(
            !goesOn || !stream.Old.Intersect(keys).Any(),
            $"{stream.Name}, which is_resumable: the {stream.Recent.Count} records from the state on",
            () => $"{keys.Count}, with some before it"
        );
    }
}
