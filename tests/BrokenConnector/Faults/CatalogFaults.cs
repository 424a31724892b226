using System.Globalization;
using System.Text.Json.Nodes;

namespace BrokenConnector.Faults;

/// <summary>What may be wrong with CATALOG.</summary>
internal static class CatalogFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["twin-streams"] = () => Catalog(streams => streams.Add(streams[0]!.DeepClone())),
            ["no-type-of-field"] = () => Field("stock", field => field["type"] = "int64"),
            ["two-types-of-field"] = () =>
                Field("stock", field => field["type"] = new JsonArray("null", "integer", "string")),
            ["unknown-cursor"] = () => Stream("orders", stream => stream["default_cursor_field"] = Path("changed_at")),
            ["unknown-key"] = () =>
                Stream("products", stream => stream["source_defined_primary_key"] = new JsonArray(Path("uuid"))),
            ["object-as-key"] = () =>
                Stream("products", stream => stream["source_defined_primary_key"] = new JsonArray(Path("size"))),
            ["keyless-stream"] = () => Stream("products", stream => stream.Remove("source_defined_primary_key")),
            ["schema-with-ref"] = () => Field("stock", field => field["$ref"] = "#/definitions/count"),
            ["schema-with-not"] = () => Field("stock", field => field["not"] = new JsonObject { ["const"] = 0 }),
            ["no-modes"] = () => Stream("shop", stream => stream["supported_sync_modes"] = new JsonArray()),
            ["closed-schema"] = () => Stream("shop", stream => Schema(stream)["additionalProperties"] = false),
            ["retyped-field"] = () => Field("stock", field => field["type"] = new JsonArray("null", "string")),
            ["removed-field"] = () => Stream("products", stream => Fields(stream).Remove("note")),
            ["removed-stream"] = () =>
                Catalog(streams => streams.RemoveAll(stream => (string?)stream!["name"] == "orders")),
            ["null-cursor"] = () => Stream("shop", stream => stream["default_cursor_field"] = null),
            ["odd-name"] = () => Stream("shop", stream => stream["name"] = "The Shop"),
            // Another one in each run.
            ["changing-catalog"] = () =>
                Stream(
                    "shop",
                    stream =>
                        Fields(stream)[string.Create(CultureInfo.InvariantCulture, $"field_{Environment.ProcessId}")] =
                            new JsonObject { ["type"] = new JsonArray("null", "string") }
                ),
        };

    private static Fault Catalog(Action<JsonArray> change) =>
        new() { Lines = Edit.Each("CATALOG", catalog => change(catalog["streams"]!.AsArray())) };

    private static Fault Stream(string name, Action<JsonObject> change) =>
        Catalog(streams => change(streams.Single(stream => (string?)stream!["name"] == name)!.AsObject()));

    private static Fault Field(string name, Action<JsonObject> change) =>
        Stream("products", stream => change(Fields(stream)[name]!.AsObject()));

    private static JsonObject Schema(JsonObject stream) => stream["json_schema"]!.AsObject();

    private static JsonObject Fields(JsonObject stream) => Schema(stream)["properties"]!.AsObject();

    private static JsonArray Path(string field) => [field];
}
