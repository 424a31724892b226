using Acceptance.Settings;

namespace Acceptance.Rows.Settings;

/// <summary>The files that the settings name.</summary>
internal static class NamedFiles
{
    /// <summary>Those that are not there, but for secrets, which are in nobody's repository.</summary>
    public static IEnumerable<string> Missing(Subject subject) =>
        from suite in Suites(subject.Config)
        from entry in subject.Config[suite].Tests
        from file in Files(entry)
        where file is not null && !file.StartsWith("secrets/", StringComparison.Ordinal) && !subject.Folder.Has(file)
        select $"{suite} names {file}, which is not there";

    /// <summary>The suites that the settings have.</summary>
    public static IEnumerable<string> Suites(AcceptanceConfig config) =>
        config.Sections.Keys.Union(config.OldSections.Keys);

    private static IEnumerable<string?> Files(Entry entry) =>
        [
            entry.ConfigPath,
            entry.SpecPath,
            entry.ConfiguredCatalogPath,
            entry.ExpectRecords?.Path,
            entry.FutureState?.FutureStatePath,
            entry.OldFutureStatePath,
        ];
}
