namespace Acceptance.Rows.Commands;

/// <summary>What the command line takes, and what each command answers (airbyte-protocol 2.1, 2.3, 9).</summary>
internal static class CommandRows
{
    public static IReadOnlyList<Row> All { get; } =
    [.. AnswerRows.All, .. HelpRows.All, .. FlagRows.All, .. LoggingRows.All, .. PathRows.All];
}
