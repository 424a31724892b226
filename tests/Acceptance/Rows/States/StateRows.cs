namespace Acceptance.Rows.States;

/// <summary>Each row of the table of states (airbyte-protocol 2.6).</summary>
internal static class StateRows
{
    public static IReadOnlyList<Row> All { get; } =
    [.. NoStateRows.All, .. StateFormRows.All, .. CorruptStateRows.All, .. FullRefreshStateRows.All];
}
