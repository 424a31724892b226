using System.Text.Json.Nodes;

namespace Acceptance.Rows.Failures;

/// <summary>Configured catalogs that are odd in one point.</summary>
internal static class CatalogEdits
{
    /// <summary>A stream that no connector has.</summary>
    public const string Unknown = "no_such_stream";

    /// <summary>The catalog with something done to the list of its streams.</summary>
    public static string Edit(string catalog, Action<JsonArray> edit)
    {
        var root = Parse(catalog);
        edit(StreamsOf(root));
        return root.ToJsonString();
    }

    /// <summary>The catalog with something done to each of its streams.</summary>
    public static string EditEach(string catalog, Action<JsonObject> edit) =>
        Edit(
            catalog,
            streams =>
            {
                foreach (var stream in streams.OfType<JsonObject>())
                {
                    edit(stream);
                }
            }
        );

    /// <summary>The catalog with a stream in it that no connector has, before the last.</summary>
    public static string WithUnknown(string catalog) =>
        Edit(
            catalog,
            streams =>
                streams.Insert(
                    streams.Count - 1,
                    new JsonObject
                    {
                        ["stream"] = new JsonObject
                        {
                            ["name"] = Unknown,
                            ["json_schema"] = new JsonObject
                            {
                                ["type"] = "object",
                                ["properties"] = new JsonObject { ["id"] = new JsonObject { ["type"] = "string" } },
                            },
                            ["supported_sync_modes"] = new JsonArray("full_refresh"),
                        },
                        ["sync_mode"] = "full_refresh",
                        ["destination_sync_mode"] = "append",
                    }
                )
        );

    private static JsonNode Parse(string catalog) => JsonNode.Parse(catalog)!; // it was made here

    private static JsonArray StreamsOf(JsonNode catalog) => catalog["streams"]!.AsArray(); // it was made here
}
