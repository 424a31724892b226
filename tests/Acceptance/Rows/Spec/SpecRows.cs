namespace Acceptance.Rows.Spec;

/// <summary>What holds for the answer to <c>spec</c> (airbyte-protocol 4.3, 6.1).</summary>
internal static class SpecRows
{
    /// <summary>The suite in <c>acceptance-test-config.yml</c>.</summary>
    public const string Suite = "spec";

    public static IReadOnlyList<Row> All { get; } =
    [.. SpecAnswerRows.All, .. SpecSchemaRows.All, .. SpecLoginRows.All, .. SpecReleaseRows.All];
}
