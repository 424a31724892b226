using System.Text.Json.Nodes;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Rows.BasicRead;

/// <summary>What becomes of a configured stream that the source does not have, in a sync mode that nobody knows.</summary>
internal static class MissingStream
{
    private const string Name = "a_stream_that_is_not_there";

    public static async Task AloneAsync(Subject subject, Entry entry, Findings found)
    {
        if (!entry.ExpectTraceMessageOnFailure)
        {
            throw new BypassedException("expect_trace_message_on_failure is false");
        }

        Failed(await subject.ReadAsync(Catalog().ToJsonString(), entry: entry), found);
    }

    public static async Task BesidesAsync(Subject subject, Entry entry, Findings found)
    {
        var whole = await EntryRead.OfAsync(subject, entry);
        var good =
            whole
                .Streams.Where(stream => whole.Records(stream).Count > 0)
                .OrderBy(stream => whole.Records(stream).Count)
                .FirstOrDefault()
            ?? throw new NotRunException("no stream has records");
        var run = await subject.ReadAsync(
            Catalog(ConfiguredCatalogs.Of(whole.Catalog, "full_refresh", good)).ToJsonString(),
            entry: entry
        );
        Failed(run, found);
        var (expected, came) = (whole.Records(good).Count, run.Messages.Records(good).Count);
        found.Check(
            came >= expected && run.Messages.Statuses(good) is [.., "COMPLETE"],
            $"{expected} records of {good} and COMPLETE, whatever becomes of the other stream",
            () => $"{came} records and {string.Join(", ", run.Messages.Statuses(good).DefaultIfEmpty("no status"))}"
        );
        found.Check(
            run.Messages.Statuses(Name) is [.., "INCOMPLETE"],
            "INCOMPLETE for the stream that is not there",
            () => string.Join(", ", run.Messages.Statuses(Name).DefaultIfEmpty("no status"))
        );
    }

    private static void Failed(RunResult run, Findings found) =>
        found.Check(
            run.ExitCode != 0 && run.Messages.Errors().Any(error => error.Message.Length > 0),
            "a TRACE ERROR with a message, and an exit code other than 0",
            () => Wording.End(run)
        );

    private static JsonObject Catalog(string others = """{"streams": []}""")
    {
        var catalog = JsonNode.Parse(others)!.AsObject(); // it is one
        catalog["streams"]!
            .AsArray() // it has them
            .Insert(
                0,
                new JsonObject
                {
                    ["stream"] = new JsonObject
                    {
                        ["name"] = Name,
                        ["json_schema"] = new JsonObject
                        {
                            ["type"] = "object",
                            ["properties"] = new JsonObject { ["id"] = new JsonObject { ["type"] = "string" } },
                        },
                        ["supported_sync_modes"] = new JsonArray("full_refresh"),
                    },
                    ["sync_mode"] = "INVALID",
                    ["destination_sync_mode"] = "INVALID",
                }
            );
        return catalog;
    }
}
