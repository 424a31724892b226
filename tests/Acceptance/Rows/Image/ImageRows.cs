namespace Acceptance.Rows.Image;

/// <summary>What an image must be, apart from the program in it (airbyte-protocol 5.1, 5.2).</summary>
internal static class ImageRows
{
    public static IReadOnlyList<Row> All { get; } =
    [.. new[] { LabelRows.All, StartRows.All, UserRows.All, ContentRows.All }.SelectMany(rows => rows).Select(OfImage)];

    private static Row OfImage(Row row) => row with { NeedsImage = true };
}
