using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Support.Running;

/// <summary>Configured catalogs made of a discovered one, as a runner makes them of what the user ticks.</summary>
public static class ConfiguredCatalogs
{
    /// <summary>All streams that are named, in that order and all in one mode; without names, all that there are.</summary>
    /// <param name="discovered">The payload of CATALOG.</param>
    /// <param name="mode"><c>full_refresh</c>, or <c>incremental</c> for the streams that offer it.</param>
    /// <param name="streams">The names.</param>
    public static string Of(JsonElement discovered, string mode, params IReadOnlyCollection<string> streams)
    {
        var known = discovered.GetProperty("streams").EnumerateArray().ToDictionary(Name);
        var chosen = streams.Count == 0 ? known.Keys : (IEnumerable<string>)streams;
        return new JsonObject
        {
            ["streams"] = new JsonArray([.. chosen.Select(name => Entry(known[name], mode))]),
        }.ToJsonString();
    }

    /// <summary>The catalog's streams that can be read incrementally.</summary>
    public static IReadOnlyList<string> Incremental(JsonElement discovered) =>
        [
            .. discovered
                .GetProperty("streams")
                .EnumerateArray()
                .Where(stream => Offers(stream, "incremental"))
                .Select(Name),
        ];

    /// <summary>The fields that identify a record of a stream.</summary>
    public static IReadOnlyList<string> KeyOf(JsonElement discovered, string stream) =>
        [
            .. discovered
                .GetProperty("streams")
                .EnumerateArray()
                .Single(each => Name(each) == stream)
                .GetProperty("source_defined_primary_key")
                .EnumerateArray()
                .Select(path => path[0].GetString()!), // the protocol demands it
        ];

    private static JsonObject Entry(JsonElement stream, string mode) =>
        new JsonObject
        {
            ["stream"] = JsonNode.Parse(stream.GetRawText()),
            ["sync_mode"] = Offers(stream, mode) ? mode : "full_refresh",
            ["destination_sync_mode"] = "append",
        };

    private static bool Offers(JsonElement stream, string mode) =>
        stream.GetProperty("supported_sync_modes").EnumerateArray().Any(each => each.GetString() == mode);

    private static string Name(JsonElement stream) => stream.GetProperty("name").GetString()!; // the protocol demands it
}
