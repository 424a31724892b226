using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>
/// Users, folders, variables, limits and signals that a connector may meet (airbyte-protocol 2.2, 5.2, 5.3, 5.4, 5.6, 6.3):
/// what it reads is the same as without them.
/// </summary>
internal static class SurroundingRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. UserRows.All,
        .. VariableRows.All,
        .. InputRows.All,
        .. UnreadableRows.All,
        .. MemoryRows.All,
        .. TerminationRows.All,
    ];

    /// <summary>A row that reads the sample somewhere.</summary>
    /// <param name="id">The row's name.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="title">What holds.</param>
    /// <param name="change">How the read differs from a plain one.</param>
    public static Row Reads(string id, string rule, string title, Func<Subject, Start, Start> change) =>
        new(
            id,
            rule,
            title,
            async (subject, findings) =>
            {
                var catalog = await subject.SampleCatalogAsync("full_refresh");
                var patience = await SampleReads.PatienceAsync(subject);
                var run = await subject.ReadAsync(
                    catalog,
                    change: start => change(subject, start) with { Patience = patience }
                );
                await SampleReads.SameAsync(subject, run, findings, "full_refresh");
            }
        );
}
