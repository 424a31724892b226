using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using Acceptance.Schemas;

namespace Acceptance.Rows.Discovery;

/// <summary>Rules for what a catalog says beside its schemas.</summary>
internal static partial class CatalogRules
{
    private static readonly string[] Modes = ["full_refresh", "incremental"];

    /// <summary>Streams that runners cannot tell apart, or cannot take at all.</summary>
    public static IEnumerable<Finding> Streams(JsonElement catalog)
    {
        var streams = catalog.Items("streams").ToList();
        if (streams.Count == 0)
        {
            yield return new Finding("at least one stream", Shown.Json(catalog.Member("streams")));
        }

        foreach (var same in streams.GroupBy(ConfiguredCatalogs.Name).Where(same => same.Count() > 1))
        {
            yield return new Finding("a name of its own for each stream", $"{same.Count()} called \"{same.Key}\"");
        }

        foreach (var (stream, i) in streams.Select((stream, i) => (stream, i)))
        {
            if (ConfiguredCatalogs.Name(stream).Length == 0)
            {
                yield return new Finding("a name for each stream", $"stream {i}: {Shown.Json(stream.Member("name"))}");
            }

            if (
                stream.At("json_schema", "properties") is not { ValueKind: JsonValueKind.Object } fields
                || !fields.EnumerateObject().Any()
            )
            {
                yield return Of(stream, "a json_schema with properties", Shown.Json(stream.Member("json_schema")));
            }
        }
    }

    /// <summary>Streams that do not say how they can be read.</summary>
    public static IEnumerable<Finding> SyncModes(JsonElement catalog) =>
        catalog
            .Items("streams")
            .Where(stream =>
                stream.Texts("supported_sync_modes") is not { Count: > 0 } modes || modes.Except(Modes).Any()
            )
            .Select(stream =>
                Of(
                    stream,
                    "supported_sync_modes: full_refresh, incremental or both",
                    Shown.Json(stream.Member("supported_sync_modes"))
                )
            );

    /// <summary>Names that some destination takes wrongly, and what some runner reads without asking.</summary>
    public static IEnumerable<Finding> Names(JsonElement catalog)
    {
        foreach (var stream in catalog.Items("streams"))
        {
            if (!SnakeCase().IsMatch(ConfiguredCatalogs.Name(stream)))
            {
                yield return Of(stream, "streams in snake_case", ConfiguredCatalogs.Name(stream));
            }

            if (ConfiguredCatalogs.Offers(stream, "incremental") && !stream.Items("default_cursor_field").Any())
            {
                yield return Of(stream, "a default_cursor_field for incremental", "none");
            }

            if (stream.Texts("supported_sync_modes") is [not "full_refresh", _, ..] modes)
            {
                yield return Of(stream, "full_refresh first", string.Join(", ", modes));
            }

            foreach (var (part, names) in StreamSchemas.Of(stream).SelectMany(SameButForCase))
            {
                yield return Of(stream, "names that differ by more than case", $"{part.Place}: {names}");
            }
        }
    }

    /// <summary>What is not the same in two answers to the same question.</summary>
    public static IEnumerable<Finding> Changes(JsonElement first, JsonElement second)
    {
        var (before, after) = (ConfiguredCatalogs.Names(first), ConfiguredCatalogs.Names(second));
        if (!before.SequenceEqual(after))
        {
            return
            [
                new Finding(
                    $"the same streams in the same order: {string.Join(", ", before).Cut()}",
                    string.Join(", ", after).Cut()
                ),
            ];
        }

        return new JsonDifference()
            .Of(first, second)
            .Select(change => change with { Expected = $"the same as before: {change.Expected}" });
    }

    /// <summary>A finding about a stream.</summary>
    public static Finding Of(JsonElement stream, string expected, string came) =>
        new(expected, $"stream {ConfiguredCatalogs.Name(stream)}: {came}");

    private static IEnumerable<(SchemaPart Part, string Names)> SameButForCase(SchemaPart part) =>
        part
            .Schema.Members("properties")
            .GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => (part, string.Join(", ", same.Select(property => property.Name))));

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
