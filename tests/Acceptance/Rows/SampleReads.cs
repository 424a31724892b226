using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>Reads of the sample that must give what a plain read gives, whoever makes them and wherever.</summary>
internal static class SampleReads
{
    /// <summary>How long such a read may take: what hangs is told from what is slow by the time that all streams took.</summary>
    public static async Task<TimeSpan> PatienceAsync(Subject subject) =>
        (3 * (await subject.WholeReadAsync()).Took) + TimeSpan.FromSeconds(15);

    /// <summary>Fails where a read did not end well, or gave other records than a plain one in the same mode.</summary>
    /// <returns>Whether it ended well.</returns>
    public static async Task<bool> SameAsync(Subject subject, RunResult run, Findings findings, string mode)
    {
        if (run.ExitCode != 0)
        {
            findings.Fail("exit code 0", run.InShort());
            return false;
        }

        findings.None("no TRACE ERROR", run.Messages.Errors().Select(error => error.Message).Take(5));
        findings.None($"the records of a plain read ({mode})", (await ChangesAsync(subject, run, mode)).Take(5));
        return true;
    }

    private static async Task<IEnumerable<string>> ChangesAsync(Subject subject, RunResult run, string mode)
    {
        var before = mode == "full_refresh" ? await subject.WholeReadAsync() : await PlainAsync(subject, mode, "once");
        var changed = (await subject.SampleAsync())
            .Where(stream => !run.Messages.Rows(stream).SequenceEqual(before.Messages.Rows(stream)))
            .ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        // Only where something is not the same is it worth a run to know whether it ever is.
        var catalog = await subject.CatalogAsync();
        var after = await PlainAsync(subject, mode, "again");
        return changed.SelectMany(stream =>
            RecordChanges.Of(
                ConfiguredCatalogs.KeyOf(catalog, stream),
                stream,
                run.Messages,
                before.Messages,
                after.Messages
            )
        );
    }

    private static Task<RunResult> PlainAsync(Subject subject, string mode, string when) =>
        subject.OnceAsync(
            $"sample {mode} {when}",
            async () => await subject.ReadAsync(await subject.SampleCatalogAsync(mode))
        );
}
