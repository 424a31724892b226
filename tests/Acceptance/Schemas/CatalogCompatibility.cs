using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Whether connections that were set up with a catalog can go on with the next one (airbyte-protocol 4.2, 6.1).</summary>
internal static class CatalogCompatibility
{
    /// <summary>Where they may not.</summary>
    /// <param name="before">The payload of CATALOG as it was.</param>
    /// <param name="after">The payload as it is.</param>
    public static IEnumerable<Finding> Problems(JsonElement before, JsonElement after) =>
        before
            .Items("streams")
            .SelectMany(old =>
                after.Items("streams").Where(now => Key(now) == Key(old)).Take(1).ToList() is [var stream]
                    ? OfStream(old, stream)
                    : [new Finding("every stream that there was", $"{Name(old)}: it is gone")]
            );

    private static IEnumerable<Finding> OfStream(JsonElement before, JsonElement after) =>
        [
            .. before
                .Texts("supported_sync_modes")
                .Except(after.Texts("supported_sync_modes"))
                .Select(mode => new Finding("every sync mode that there was", $"{Name(before)}: no {mode}")),
            .. Same(before, after, "default_cursor_field"),
            .. Same(before, after, "source_defined_primary_key"),
            .. before.Member("json_schema") is { } schema && after.Member("json_schema") is { } now
                ? OfFields([schema], [now], Name(before))
                : [],
        ];

    /// <summary>What a stream had must stay as it was; what it had not, it may get.</summary>
    private static IEnumerable<Finding> Same(JsonElement before, JsonElement after, string member) =>
        before.Items(member).Any() && before.Member(member) is { } old && !IsSame(old, after.Member(member))
            ?
            [
                new Finding(
                    $"{member} as it was",
                    $"{Name(before)}: {Shown.Json(after.Member(member))}, before {Shown.Json(old)}"
                ),
            ]
            : [];

    private static bool IsSame(JsonElement old, JsonElement? now) =>
        now is { } some && JsonElement.DeepEquals(old, some);

    /// <summary>A field may have several schemas, as alternatives of one record.</summary>
    private static IEnumerable<Finding> OfFields(
        IReadOnlyList<JsonElement> before,
        IReadOnlyList<JsonElement> after,
        string path
    )
    {
        var (old, now) = (Fields.Of(before), Fields.Of(after));
        if (!SchemaTypes.AreWithin(old.Types, now.Types))
        {
            yield return new Finding(
                "fields of the types they had, or of more",
                $"{path}: {SchemaTypes.Words(now.Types)}, before {SchemaTypes.Words(old.Types)}"
            );
        }

        if (!old.Formats.SetEquals(now.Formats))
        {
            yield return new Finding("formats as they were", $"{path}: {now.Format}, before {old.Format}");
        }

        foreach (var field in old.Inner)
        {
            var at = $"{path}{field.Key}";
            foreach (
                var finding in now.Inner[field.Key].ToList() is { Count: > 0 } same
                    ? OfFields([.. field], same, at)
                    : [new Finding("every field that there was", $"{at}: it is gone")]
            )
            {
                yield return finding;
            }
        }
    }

    private static (string Namespace, string Name) Key(JsonElement stream) =>
        (stream.TextOr("namespace", ""), Name(stream));

    private static string Name(JsonElement stream) => ConfiguredCatalogs.Name(stream);

    /// <summary>What counts of a field, over all of its schemas.</summary>
    private sealed record Fields(
        IReadOnlyList<string> Types,
        HashSet<string> Formats,
        ILookup<string, JsonElement> Inner
    )
    {
        public string Format => Formats.Count > 0 ? string.Join(" or ", Formats) : "none";

        public static Fields Of(IReadOnlyList<JsonElement> schemas)
        {
            var all = schemas.SelectMany(SchemaPaths.Alternatives).ToList();
            return new Fields(
                [.. schemas.SelectMany(SchemaTypes.Everywhere).Distinct()],
                [.. all.Select(FormatOf).Where(format => format.Length > 0)],
                all.SelectMany(schema =>
                        schema
                            .Members("properties")
                            .Select(property => ($"/{property.Name}", property.Value))
                            .Concat(schema.Member("items") is { } items ? [("[]", items)] : [])
                    )
                    .ToLookup(inner => inner.Item1, inner => inner.Item2)
            );
        }

        private static string FormatOf(JsonElement schema) => ValueFormat.NameOf(schema) ?? schema.TextOr("format", "");
    }
}
