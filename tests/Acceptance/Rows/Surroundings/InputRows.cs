using Acceptance.Running;

namespace Acceptance.Rows.Surroundings;

/// <summary>Standard input, which a source has no use for.</summary>
internal static class InputRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("surroundings.open_input", "8.6", "it ends while its standard input is still open", OpenAsync),
        SurroundingRows.Reads(
            "surroundings.no_input",
            "6.3",
            "it reads the same without a standard input",
            (_, start) => start with { Script = "eval \"exec $AIRBYTE_ENTRYPOINT \\\"\\$@\\\"\" <&-" }
        ),
    ];

    private static async Task OpenAsync(Subject subject, Findings findings)
    {
        var catalog = await subject.SampleCatalogAsync("full_refresh");
        using var files = subject.Open().With("catalog.json", catalog);
        using var run = ConnectorRun.Start(
            subject.Target,
            files.Reading() with
            {
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );

        // Only the end of its output is the end, as nobody has closed anything.
        try
        {
            await run.ReadLinesAsync(int.MaxValue);
        }
        catch (TimeoutException e)
        {
            findings.Fail("an end of its own", e.Message.Cut());
            return;
        }

        await SampleReads.SameAsync(subject, await run.EndAsync(), findings, "full_refresh");
    }
}
