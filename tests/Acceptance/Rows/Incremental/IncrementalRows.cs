namespace Acceptance.Rows.Incremental;

/// <summary>What holds for reading on from a state (airbyte-protocol 3.2, 3.3, 6.1).</summary>
internal static class IncrementalRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        Of("two_sequential_reads", "3.2", "a second read goes on from the state of the first", SecondRead.LookAsync),
        Of("read_sequential_slices", "3.3", "nothing is lost, from whichever STATE reading goes on", Slices.LookAsync),
        Of("cursor_only_grows", "3.2", "the cursor in the state never goes back", Cursors.LookAsync),
        Of(
            "state_with_abnormally_large_values",
            "2.6",
            "a state far ahead gives a STATE and no records",
            FutureStates.LookAsync
        ),
    ];

    private static Row Of(string name, string rule, string title, Func<IncrementalRead, Findings, Task> look) =>
        new(
            $"incremental.{name}",
            rule,
            title,
            (subject, findings) =>
                EachEntry.LookAsync(
                    subject,
                    "incremental",
                    findings,
                    async (entry, found) => await look(await IncrementalRead.OfAsync(subject, entry), found)
                )
        )
        {
            Section = "incremental",
        };
}
