using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.FullRefresh;

/// <summary>A full refresh that follows another.</summary>
internal static class SecondRead
{
    public static async Task LookAsync(EntryRead first, Findings found)
    {
        found.Succeeded(first.Run);
        var catalog = await first.Subject.CatalogOfAsync(first.Entry, "full_refresh");
        var second = await first.Subject.ReadAsync(catalog, entry: first.Entry);
        found.Lost("in the second read, every record of the first", first, first.Streams, second);
        if (Times(first.Run) is { Count: > 0 } before && Times(second) is { Count: > 0 } after)
        {
            found.Check(
                after.Min() > before.Max(),
                "emitted_at later than in the read before",
                () => $"{after.Min():0} at first where the read before has {before.Max():0} at last"
            );
        }
        else
        {
            found.Fail("records with emitted_at in both reads", "none");
        }
    }

    private static List<double> Times(RunResult run) =>
        [
            .. run
                .Messages.Of("RECORD", "record")
                .Select(record => record.Member("emitted_at"))
                .Where(at => at is { ValueKind: JsonValueKind.Number })
                .Select(at => at!.Value.GetDouble()), // only these are left
        ];
}
