using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Running;
using Acceptance.Settings;

namespace Acceptance.Schemas;

/// <summary>What the last release of a connector answered, as it is stored beside its tests.</summary>
internal static class Released
{
    private const string Folder = "integration_tests/released";

    /// <summary>The SPEC or the CATALOG.</summary>
    /// <param name="subject">The connector.</param>
    /// <param name="suite">The suite whose settings may leave the comparison out.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <exception cref="BypassedException">This version may break with the last one.</exception>
    /// <exception cref="NotRunException">Nothing is stored.</exception>
    public static JsonElement Read(Subject subject, string suite, string name)
    {
        if (Breaking(subject, suite) is { } version)
        {
            throw new BypassedException(
                $"backward_compatibility_tests_config: disable_for_version is {version}, this one"
            );
        }

        var path = $"{Folder}/{name}.json";
        return subject.Folder.Has(path)
            ? subject.Folder.JsonAt(path)
            : throw new NotRunException($"there is no stored {name.ToUpperInvariant()} of a release in {path}");
    }

    private static string? Breaking(Subject subject, string suite)
    {
        var versions = subject
            .Config[suite]
            .Tests.Select(entry => entry.BackwardCompatibility?.DisableForVersion)
            .OfType<string>()
            .ToList();
        return versions.Count > 0 && Version(subject) is { } version && versions.Contains(version) ? version : null;
    }

    private static string? Version(Subject subject) =>
        subject.Folder.Has("metadata.yaml")
            ? subject.Folder.YamlAt("metadata.yaml").At("data", "dockerImageTag")?.ToString()
            : null;
}
