using Acceptance.Running;

namespace Acceptance.Rows.Failures;

/// <summary>A file that is not there, or not what it should be.</summary>
/// <param name="File">Which file.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Content">What it holds; null where it is not there.</param>
internal sealed record BadFile(string File, string Fault, string? Content)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BadFile> All { get; } =
    [
        new("config", "missing", null),
        new("config", "broken", """{"a":"""),
        new("config", "list", "[1]"),
        new("catalog", "missing", null),
        new("catalog", "broken", """{"streams":"""),
        new("catalog", "list", "[1]"),
        new("state", "missing", null),
        new("state", "broken", """{"type":"""),
        new("state", "text", "\"text\""),
    ];

    /// <summary>What a finding calls it.</summary>
    public string Name => $"{File} {Fault}";

    /// <summary>The read with it.</summary>
    public Task<RunResult> ReadAsync(Subject subject) =>
        subject.OnceAsync(
            $"read, {Name}",
            async () =>
            {
                using var files = subject
                    .Open()
                    .With("catalog.json", await subject.SampleCatalogAsync("incremental"))
                    .With("state.json", "[]");
                var start = files.Reading();
                Spoil(files);
                return await subject.RunAsync(start);
            }
        );

    /// <summary>The check with it.</summary>
    public Task<RunResult> CheckAsync(Subject subject) =>
        subject.OnceAsync(
            $"check, {Name}",
            async () =>
            {
                using var files = subject.Open();
                Spoil(files);
                return await subject.RunAsync(files.Start("check", "--config", "{files}/config.json"));
            }
        );

    private void Spoil(Files files)
    {
        var name = $"{File}.json";
        if (Content is null)
        {
            System.IO.File.Delete(Path.Combine(files.Folder, name));
        }
        else
        {
            files.With(name, Content);
        }
    }
}
