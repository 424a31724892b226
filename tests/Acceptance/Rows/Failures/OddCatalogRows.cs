using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows.Failures;

/// <summary>Configured catalogs that are odd, and none the less to be read.</summary>
internal static class OddCatalogRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("failures.stream_twice", "3.5", "a stream that is listed twice is read once", TwiceAsync),
        new(
            "failures.no_streams",
            "3.5",
            "a catalog without streams ends with 0 and no record",
            (subject, findings) => NothingAsync(subject, findings, """{"streams":[]}""")
        ),
        new(
            "failures.no_list",
            "3.5",
            "a catalog without even a list of streams ends with 0 and no record",
            (subject, findings) => NothingAsync(subject, findings, "{}")
        )
        {
            IsAdvice = true,
        },
        new(
            "failures.empty_schema",
            "3.5",
            "a json_schema of {} is borne",
            (subject, findings) =>
                EditedAsync(subject, findings, "{}", entry => Stream(entry)["json_schema"] = new JsonObject())
        ),
        new(
            "failures.null_fields",
            "3.5",
            "a cursor_field and a primary_key of null are borne",
            (subject, findings) =>
                EditedAsync(
                    subject,
                    findings,
                    "null",
                    entry => (entry["cursor_field"], entry["primary_key"]) = (null, null)
                )
        ),
        new(
            "failures.incremental_of_full_refresh",
            "3.2",
            "a stream without incremental mode is read in full where that is asked for",
            IncrementalAsync
        ),
    ];

    private static async Task TwiceAsync(Subject subject, Findings findings)
    {
        var stream = (await subject.SampleAsync())[0];
        var catalog = CatalogEdits.Edit(
            await subject.SampleCatalogAsync("full_refresh"),
            streams => streams.Add(streams[0]?.DeepClone())
        );
        var run = await subject.ReadAsync(catalog);
        await Samples.CompleteAsync(subject, run, findings, $"{stream} twice");
    }

    private static async Task NothingAsync(Subject subject, Findings findings, string catalog)
    {
        var run = await subject.ReadAsync(catalog);
        findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
        findings.Equal(0, run.Messages.Of("RECORD", "record").Count(), "records");
    }

    private static async Task EditedAsync(Subject subject, Findings findings, string what, Action<JsonObject> edit)
    {
        var catalog = CatalogEdits.EditEach(await subject.SampleCatalogAsync("incremental"), edit);
        await Samples.CompleteAsync(subject, await subject.ReadAsync(catalog), findings, what);
    }

    private static async Task IncrementalAsync(Subject subject, Findings findings)
    {
        var incremental = ConfiguredCatalogs.Incremental(await subject.CatalogAsync());
        var stream =
            (await subject.SampleAsync()).FirstOrDefault(name => !incremental.Contains(name))
            ?? throw new NotRunException("every stream with records can be read incrementally");
        var catalog = ConfiguredCatalogs.Of(await subject.CatalogAsync(), "full_refresh", stream);
        var run = await subject.ReadAsync(
            CatalogEdits.EditEach(catalog, entry => entry["sync_mode"] = "incremental"),
            "[]"
        );
        findings.Check(run.ExitCode == 0, $"{stream}: exit code 0", run.InShort);
        await Samples.RecordsAsync(subject, run, findings, [stream]);
    }

    private static JsonNode Stream(JsonObject entry) => entry["stream"]!; // it was made here
}
