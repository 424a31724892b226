using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Commands;

/// <summary>Where the files may be and what they may be called.</summary>
internal static class PathRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "commands.relative_paths",
            "2.1",
            "paths are relative to the working folder, which is anybody's",
            async (subject, findings) =>
            {
                using var files = subject.Open().With("catalog.json", await subject.SampleCatalogAsync("full_refresh"));
                var start = files.Start("read", "--config", "config.json", "--catalog", "./catalog.json");
                var run = await ReadAsync(subject, start with { WorkingFolder = Start.FilesMark });
                await Samples.CompleteAsync(subject, run, findings, "relative paths");
            }
        ),
        new(
            "commands.text_files",
            "2.6",
            "files may end in .txt and be read-only",
            async (subject, findings) =>
            {
                using var files = subject
                    .Open()
                    .With("catalog.txt", await subject.SampleCatalogAsync("incremental"))
                    .With("state.txt", "[]");
                foreach (var name in Directory.GetFiles(files.Folder))
                {
                    File.SetAttributes(name, FileAttributes.ReadOnly);
                }

                var run = await ReadAsync(
                    subject,
                    files.Start(
                        "read",
                        "--config",
                        "{files}/config.json",
                        "--catalog",
                        "{files}/catalog.txt",
                        "--state",
                        "{files}/state.txt"
                    )
                );
                await Samples.CompleteAsync(subject, run, findings, "files that end in .txt");
            }
        ),
    ];

    private static Task<RunResult> ReadAsync(Subject subject, Start start) =>
        subject.RunAsync(start with { Patience = Subject.PatienceOfReads });
}
