using System.Text.Json;
using Acceptance.Rows;

namespace Acceptance.Schemas;

/// <summary>Configs made up from the last release's form, held to this one's.</summary>
internal static class GeneratedConfigs
{
    private const int Number = 100;

    /// <summary>How many were good for the old form, and where they are not good for the new one.</summary>
    public static async Task<(int Valid, IReadOnlyList<Finding> Problems)> TryAsync(
        JsonElement before,
        JsonElement after
    )
    {
        var (old, now) = (
            await JsonValidator.OfAsync(before, checksFormats: false),
            await JsonValidator.OfAsync(after, checksFormats: false)
        );
        var configs = Enumerable
            .Range(0, Number)
            .Select(seed => new ConfigGenerator(before, seed).Make())
            .Where(config => config is not null)
            .Select(config => JsonSerializer.SerializeToElement(config))
            .Where(config => old.Problems(config).Count == 0)
            .ToList();
        var problems = configs
            .SelectMany(now.Problems)
            .CountBy(problem => problem)
            .OrderByDescending(kind => kind.Value);
        return (
            configs.Count,
            [
                .. problems.Select(problem => new Finding(
                    "configs that were made up from the released SPEC to be good for this one, too",
                    $"{problem.Key} ({problem.Value} of {configs.Count})"
                )),
            ]
        );
    }
}
