using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>Whoever runs it, and whatever it may not write.</summary>
internal static class UserRows
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Closed =
        ReadOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "surroundings.unknown_user",
            "5.2",
            $"it reads as user {UnixUser.Stranger}, whom nobody knows, without a HOME",
            async (subject, findings) =>
                await SampleReads.SameAsync(subject, await Strangers.ReadAsync(subject), findings, "full_refresh")
        ),
        new(
            "surroundings.hardened",
            "5.2",
            "it reads where next to nothing can be written, without capabilities and without a temporary folder of its own",
            async (subject, findings) =>
            {
                var user = await Strangers.NeedNotRootAsync(subject);
                await LockedAsync(subject, findings, start => start with { IsHardened = true, User = user });
            }
        ),
        new(
            "surroundings.foreign_folder",
            "5.1",
            "it reads in a working folder that is not its own, and leaves nothing there",
            async (subject, findings) =>
            {
                var user = await Strangers.NotRootAsync(subject);
                await LockedAsync(subject, findings, start => start with { User = user });
            }
        ),
        new(
            "surroundings.read_only_files",
            "2.6",
            "config, catalog and state are read where they can only be read, and stay as they are",
            ReadOnlyFilesAsync
        ),
    ];

    private static async Task LockedAsync(Subject subject, Findings findings, Func<Start, Start> change)
    {
        var catalog = await subject.SampleCatalogAsync("full_refresh");
        using var files = subject.Open().With("catalog.json", catalog);
        files.Allow(Closed, "");
        var before = Directory.GetFileSystemEntries(files.Folder);
        var start = files.Reading() with
        {
            WorkingFolder = Start.FilesMark,
            Patience = await SampleReads.PatienceAsync(subject),
        };
        var run = await subject.RunAsync(change(start));
        await SampleReads.SameAsync(subject, run, findings, "full_refresh");
        findings.None(
            "nothing new in the working folder",
            Directory.GetFileSystemEntries(files.Folder).Except(before).Select(path => Path.GetFileName(path))
        );
    }

    private static async Task ReadOnlyFilesAsync(Subject subject, Findings findings)
    {
        string[] names = ["config.json", "catalog.json", "state.json"];
        var catalog = await subject.SampleCatalogAsync("full_refresh");
        using var files = subject.Open().With("catalog.json", catalog).With("state.json", "[]").Allow(ReadOnly, names);
        var before = names.Select(files.Read).ToList();
        var run = await subject.RunAsync(
            files.Reading() with
            {
                User = await Strangers.NotRootAsync(subject),
                Patience = await SampleReads.PatienceAsync(subject),
            }
        );
        await SampleReads.SameAsync(subject, run, findings, "full_refresh");
        findings.None(
            "a file as it was",
            names.Where((name, i) => !files.Has(name) || !files.Read(name).SequenceEqual(before[i]))
        );
    }
}
