using System.Text.Json;
using System.Text.Json.Nodes;

namespace Acceptance.Running;

/// <summary>Configured catalogs made of a discovered one, as a runner makes them of what the user ticks.</summary>
public static class ConfiguredCatalogs
{
    /// <summary>All streams that are named, in that order and all in one mode; without names, all that there are.</summary>
    /// <param name="discovered">The payload of CATALOG.</param>
    /// <param name="mode"><c>full_refresh</c>, or <c>incremental</c> for the streams that offer it.</param>
    /// <param name="streams">The names.</param>
    public static string Of(JsonElement discovered, string mode, params IReadOnlyCollection<string> streams)
    {
        // One name may be there in several namespaces.
        var known = discovered.Items("streams").DistinctBy(Name).ToDictionary(Name);
        var chosen = streams.Count == 0 ? known.Keys : (IEnumerable<string>)streams;
        return new JsonObject
        {
            ["streams"] = new JsonArray([.. chosen.Select(name => Entry(Known(known, name), mode))]),
        }.ToJsonString();
    }

    /// <summary>The catalog's streams that can be read incrementally.</summary>
    public static IReadOnlyList<string> Incremental(JsonElement discovered) =>
        [.. discovered.Items("streams").Where(stream => Offers(stream, "incremental")).Select(Name)];

    /// <summary>The names of a catalog's streams, discovered or configured.</summary>
    public static IReadOnlyList<string> Names(JsonElement catalog) =>
        [.. catalog.Items("streams").Select(stream => Name(stream.Member("stream") ?? stream))];

    /// <summary>The paths of the fields that identify a record of a stream; none where it has no key.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> KeyOf(JsonElement discovered, string stream) =>
        [
            .. discovered
                .Items("streams")
                .Where(each => Name(each) == stream)
                .SelectMany(each => each.Items("source_defined_primary_key"))
                .Where(path => path.ValueKind == JsonValueKind.Array)
                .Select(path => path.EnumerateArray().Select(name => name.ToString()).ToList()),
        ];

    /// <summary>Whether a discovered stream can be read in a mode.</summary>
    public static bool Offers(JsonElement stream, string mode) => stream.Texts("supported_sync_modes").Contains(mode);

    /// <summary>A discovered stream's name.</summary>
    public static string Name(JsonElement stream) => stream.TextOr("name", "");

    private static JsonElement Known(Dictionary<string, JsonElement> streams, string name) =>
        streams.TryGetValue(name, out var stream)
            ? stream
            : throw new InvalidDataException($"The configured catalog names {name}, which is not discovered.");

    private static JsonObject Entry(JsonElement stream, string mode)
    {
        var entry = new JsonObject
        {
            ["stream"] = JsonNode.Parse(stream.GetRawText()),
            ["sync_mode"] = Offers(stream, mode) ? mode : "full_refresh",
            ["destination_sync_mode"] = "append",
        };
        if (stream.Member("default_cursor_field") is { } cursor)
        {
            entry["cursor_field"] = JsonNode.Parse(cursor.GetRawText());
        }

        if (stream.Member("source_defined_primary_key") is { } key)
        {
            entry["primary_key"] = JsonNode.Parse(key.GetRawText());
        }

        return entry;
    }
}
