using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Endings;

/// <summary>What the next run makes of one that was ended: nothing is lost between them.</summary>
internal static class ResumeRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "endings.sigterm_resumed",
            "5.6",
            "a read from the last STATE after SIGTERM gives the rest",
            async (subject, findings) =>
                await RestAsync(subject, await Interruption.SignalledAsync(subject, UnixSignal.Terminate), findings)
        ),
        new(
            "endings.sigkill_resumed",
            "0.7",
            "a read from the last STATE before SIGKILL gives the rest",
            async (subject, findings) => await RestAsync(subject, await Interruption.KilledAsync(subject), findings)
        ),
    ];

    private static async Task RestAsync(Subject subject, RunResult first, Findings findings)
    {
        var second = await subject.ReadAsync(await subject.ModestCatalogAsync(), first.Messages.StateFile());
        findings.Check(second.ExitCode == 0, "exit code 0 from the last STATE on", second.InShort);
        var catalog = await subject.CatalogAsync();
        var whole = (await subject.ModestReadAsync()).Messages;
        foreach (var stream in await subject.ModestStreamsAsync())
        {
            // What came after the last STATE is not kept by who goes on from there.
            var both = RecordKeys
                .Of(catalog, first.Messages.UpToLastState(stream), stream)
                .Concat(RecordKeys.Of(catalog, second.Messages, stream));
            if (RecordKeys.Missing(RecordKeys.Of(catalog, whole, stream), both) is { } missing)
            {
                findings.Fail($"{stream}: the records of an undisturbed read in one of the two", missing);
            }
        }
    }
}
