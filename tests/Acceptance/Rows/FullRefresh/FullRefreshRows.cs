namespace Acceptance.Rows.FullRefresh;

/// <summary>What holds for one full refresh after another (airbyte-protocol 3.2, 6.1).</summary>
internal static class FullRefreshRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of(
            "sequential_reads",
            "6.1",
            "a second read has all records of the first, emitted later",
            SecondRead.LookAsync
        ),
        Of(
            "no_state",
            "3.2",
            "a stream that cannot be resumed is read whole, whatever state it is given",
            GivenState.LookAsync
        ),
    ];

    private static Row Of(string name, string rule, string title, Func<EntryRead, Findings, Task> look) =>
        new(
            $"full_refresh.{name}",
            rule,
            title,
            (subject, findings) =>
                EachEntry.LookAsync(
                    subject,
                    "full_refresh",
                    findings,
                    async (entry, found) => await look(await EntryRead.OfAsync(subject, entry), found)
                )
        )
        {
            Section = "full_refresh",
        };
}
