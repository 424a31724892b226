using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows.Incremental;

/// <summary>A read that goes on from where another ended.</summary>
internal static class SecondRead
{
    public static async Task LookAsync(IncrementalRead read, Findings found)
    {
        var first = await read.FirstAsync();
        found.Succeeded(first);
        found.Check(first.Messages.Of("RECORD", "record").Any(), "at least one record", () => "none");
        found.Check(first.Messages.Of("STATE", "state").Any(), "at least one STATE", () => "none");
        if (found.All.Count > 0)
        {
            return;
        }

        var second = await read.SecondAsync();
        found.Succeeded(second);
        found.Check(
            read.Streams.Any(stream => Texts(first, stream) != Texts(second, stream)),
            "other records from the last STATE on than from nothing on",
            () => $"the same {second.Messages.Of("RECORD", "record").Count()} records"
        );
        var covered = second.Messages.Streams.Where(stream => second.Messages.States(stream).Count > 0);
        var without = IsGlobal(second) ? [] : read.Streams.Except(covered).ToList();
        found.Check(
            without.Count == 0,
            "a STATE for every stream, whether there is anything new or not",
            () => $"none for {Wording.Named(without)}"
        );
    }

    private static bool IsGlobal(RunResult run) =>
        run.Messages.Of("STATE", "state").Any(state => state.TextOr("type", "") == "GLOBAL");

    private static string Texts(RunResult run, string stream) =>
        string.Join(
            '\n',
            run.Messages.Records(stream).Select(record => CanonicalJson.Of(record)).Order(StringComparer.Ordinal)
        );
}
