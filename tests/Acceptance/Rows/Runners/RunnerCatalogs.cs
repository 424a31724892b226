using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Running;

namespace Acceptance.Rows.Runners;

/// <summary>Configured catalogs of the sample, each as one runner writes them.</summary>
internal static class RunnerCatalogs
{
    /// <summary>The platform says all that there is to say.</summary>
    public static Task<string> PlatformAsync(Subject subject) =>
        OfAsync(
            subject,
            stream =>
                With(
                    Entry(Node(stream), BestMode(stream), "append"),
                    ("cursor_field", Member(stream, "default_cursor_field") ?? new JsonArray()),
                    ("primary_key", Member(stream, "source_defined_primary_key") ?? new JsonArray()),
                    ("generation_id", 1),
                    ("minimum_generation_id", 0),
                    ("sync_id", 1),
                    ("include_files", false)
                )
        );

    /// <summary>PyAirbyte asks for incremental whatever a stream can do, and writes null for all that it does not know.</summary>
    public static Task<string> PyAirbyteAsync(Subject subject) =>
        OfAsync(
            subject,
            stream =>
            {
                string[] known =
                [
                    "source_defined_cursor",
                    "default_cursor_field",
                    "source_defined_primary_key",
                    "namespace",
                    "is_resumable",
                    "is_file_based",
                ];
                var whole = With(Node(stream), [.. known.Select(name => (name, Member(stream, name)))]);
                return With(
                    Entry(whole, "incremental", "overwrite"),
                    ("cursor_field", null),
                    ("primary_key", Member(stream, "source_defined_primary_key")),
                    ("destination_object_name", null),
                    ("generation_id", null),
                    ("minimum_generation_id", null),
                    ("sync_id", null),
                    ("include_files", null)
                );
            }
        );

    /// <summary>Faros leaves nothing of a stream but its name and its modes.</summary>
    public static Task<string> FarosAsync(Subject subject) =>
        OfAsync(
            subject,
            stream =>
            {
                var mode = BestMode(stream);
                var bare = new JsonObject
                {
                    ["name"] = ConfiguredCatalogs.Name(stream),
                    ["json_schema"] = new JsonObject(),
                    ["supported_sync_modes"] = Member(stream, "supported_sync_modes"),
                };
                return Entry(bare, mode, mode == "incremental" ? "append" : "overwrite");
            }
        );

    /// <summary>airbyte_serverless knows cursors, and no keys.</summary>
    public static Task<string> ServerlessAsync(Subject subject) =>
        OfAsync(
            subject,
            stream =>
                With(
                    Entry(Node(stream), BestMode(stream), "append"),
                    ("cursor_field", Member(stream, "default_cursor_field") ?? new JsonArray())
                )
        );

    /// <summary>Meltano knows neither, and takes the first mode that a stream names.</summary>
    public static Task<string> MeltanoAsync(Subject subject) =>
        OfAsync(
            subject,
            stream => Entry(Node(stream), stream.Texts("supported_sync_modes").FirstOrDefault("full_refresh"), "append")
        );

    private static async Task<string> OfAsync(Subject subject, Func<JsonElement, JsonObject> entry)
    {
        var sample = await subject.SampleAsync();
        var streams = (await subject.CatalogAsync())
            .Items("streams")
            .Where(stream => sample.Contains(ConfiguredCatalogs.Name(stream)));
        return new JsonObject { ["streams"] = new JsonArray([.. streams.Select(entry)]) }.ToJsonString();
    }

    private static string BestMode(JsonElement stream) =>
        ConfiguredCatalogs.Offers(stream, "incremental") ? "incremental" : "full_refresh";

    private static JsonObject Entry(JsonNode stream, string mode, string destination) =>
        new()
        {
            ["stream"] = stream,
            ["sync_mode"] = mode,
            ["destination_sync_mode"] = destination,
        };

    private static JsonObject With(JsonObject node, params IEnumerable<(string Name, JsonNode? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            node[name] = value;
        }

        return node;
    }

    private static JsonObject Node(JsonElement stream) => JsonNode.Parse(stream.GetRawText())!.AsObject(); // it has members

    private static JsonNode? Member(JsonElement stream, string name) =>
        stream.Member(name) is { } value ? JsonNode.Parse(value.GetRawText()) : null;
}
