using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;

namespace Acceptance.Schemas;

/// <summary>Whether the configs that a form took are good for the next one (airbyte-protocol 4.3, 6.1).</summary>
internal static class SpecCompatibility
{
    /// <summary>Where they may not be.</summary>
    /// <param name="before">The schema of the config as it was.</param>
    /// <param name="after">The schema as it is.</param>
    /// <param name="path">Where both are.</param>
    public static IEnumerable<Finding> Problems(JsonElement before, JsonElement after, string path = "") =>
        [
            .. Required(before, after, path),
            .. Types(before, after, path),
            .. Values(before, after, path),
            .. Options(before, after, path),
            .. OneOf(before, after, path),
            .. before.Member("items") is { } items && after.Member("items") is { } newItems
                ? Problems(items, newItems, $"{path}/items")
                : [],
        ];

    private static IEnumerable<Finding> Required(JsonElement before, JsonElement after, string path) =>
        after
            .Texts("required")
            .Except(before.Texts("required"))
            .Select(name => new Finding("no option that is required now and was not", $"{path}/properties/{name}"));

    private static IEnumerable<Finding> Types(JsonElement before, JsonElement after, string path)
    {
        var (old, now) = (SchemaTypes.Everywhere(before), SchemaTypes.Everywhere(after));
        return SchemaTypes.AreWithin(old, now)
            ? []
            :
            [
                new Finding(
                    "options that still take the types they took",
                    $"{Place(path)}: {SchemaTypes.Words(now)}, before {SchemaTypes.Words(old)}"
                ),
            ];
    }

    private static IEnumerable<Finding> Values(JsonElement before, JsonElement after, string path)
    {
        if (SchemaTypes.Values(after) is not { } now)
        {
            yield break;
        }

        if (SchemaTypes.Values(before) is not { } old)
        {
            yield return new Finding(
                "no enum on an option that had none",
                $"{Place(path)}: {Shown.Json(after.Member("const") ?? after.Member("enum"))}"
            );
            yield break;
        }

        foreach (var lost in old.Where(value => !now.Any(other => JsonElement.DeepEquals(value, other))))
        {
            yield return new Finding(
                "enums that still have each value they had",
                $"{Place(path)}: no {Shown.Json(lost)}"
            );
        }
    }

    private static IEnumerable<Finding> Options(JsonElement before, JsonElement after, string path) =>
        before
            .Members("properties")
            .SelectMany(option =>
            {
                var at = $"{path}/properties/{option.Name}";
                return after.At("properties", option.Name) is { } now
                    ? Problems(option.Value, now, at)
                    : [new Finding("every option that there was", $"{at}: it is gone")];
            });

    /// <summary>Alternatives may move, so they are told by their const.</summary>
    private static IEnumerable<Finding> OneOf(JsonElement before, JsonElement after, string path)
    {
        var now = after.Items("oneOf").ToList();
        var key = Discriminator.Of(before);
        foreach (var (old, i) in before.Items("oneOf").Select((alternative, i) => (alternative, i)))
        {
            var at = $"{path}/oneOf({(key is null ? i : $"{key} {Discriminator.ValueOf(old, key)}")})";
            var matches = key is null
                ? now.Skip(i)
                : now.Where(each => Discriminator.ValueOf(each, key) == Discriminator.ValueOf(old, key));
            foreach (
                var finding in matches.Take(1).ToList() is [var same]
                    ? Problems(old, same, at)
                    : [new Finding("every alternative that there was", $"{at}: it is gone")]
            )
            {
                yield return finding;
            }
        }
    }

    private static string Place(string path) => path.Length > 0 ? path : "the root";
}
