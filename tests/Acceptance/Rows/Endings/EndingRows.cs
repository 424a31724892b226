namespace Acceptance.Rows.Endings;

/// <summary>How a run ends that is ended from outside (airbyte-protocol 2.2, 2.3, 5.6).</summary>
internal static class EndingRows
{
    public static IReadOnlyList<Row> All { get; } =
    [.. SignalRows.All, .. ResumeRows.All, .. AnsweredRows.All, .. ClosedOutputRows.All, .. FullDiskRows.All];
}
