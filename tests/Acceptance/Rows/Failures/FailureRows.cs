namespace Acceptance.Rows.Failures;

/// <summary>What is told, and how a run ends, where something is not as it should be (airbyte-protocol 2.3, 2.4, 3.5).</summary>
internal static class FailureRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        .. BadFileRows.All,
        .. BrokenSchemaRows.All,
        .. UnknownStreamRows.All,
        .. OddCatalogRows.All,
        .. OddConfigRows.All,
        .. FailureTextRows.All,
    ];
}
