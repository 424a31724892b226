using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Image;

/// <summary>What is in an image besides the connector.</summary>
internal static class ContentRows
{
    private static readonly string[] Platforms = ["linux/amd64", "linux/arm64"];

    public static IReadOnlyList<Row> All { get; } =
    [
        new("image.programs", "5.1", "there is all that the platform's scripts use", ProgramsAsync),
        new("image.folders", "5.2", "the folders that runners mount are there, and open to any user", FoldersAsync)
        {
            IsAdvice = true,
        },
        new(
            "image.architecture",
            "5.2",
            $"it is for {string.Join(" or ", Platforms)}",
            (subject, findings) =>
            {
                var platform = ImageFacts.Of(subject).Platform;
                findings.Check(Platforms.Contains(platform), string.Join(" or ", Platforms), () => platform);
                return Task.CompletedTask;
            }
        )
        {
            IsAdvice = true,
        },
    ];

    private static async Task ProgramsAsync(Subject subject, Findings findings)
    {
        // Each is used, as a name may be there without a program behind it.
        const string script = """
            eval "echo eval"
            [ -d / ] && echo [
            sleep 0 && echo sleep
            echo 1 > {files}/a && mv {files}/a {files}/b && [ -f {files}/b ] && echo mv
            (exit 3) &
            wait $!
            [ $? = 3 ] && echo wait
            kill -0 $$ && echo kill
            """;
        string[] expected = ["eval", "[", "sleep", "mv", "wait", "kill"];
        using var files = new Files(subject, "/config").Allow((UnixFileMode)0x1FF, ""); // 0777
        var run = await subject.RunAsync(files.Start() with { Script = script, IsOffline = true });
        var there = run.Text.Split('\n');
        findings.None(
            "a shell with it",
            expected.Except(there).Select(name => $"no {name}. {run.Errors.Trim().Cut()}")
        );
    }

    private static async Task FoldersAsync(Subject subject, Findings findings)
    {
        const string script = """
            for folder in /airbyte /airbyte/home /secrets /config /data /staging /local /custom_cache; do
              [ -d $folder ] && [ -r $folder ] && [ -x $folder ] || echo $folder
            done
            """;
        var run = await subject.RunAsync(
            new Start()
            {
                Script = script,
                User = UnixUser.Stranger,
                IsOffline = true,
            }
        );
        findings.Check(run.ExitCode == 0, "exit code 0", run.InShort);
        findings.None(
            "a folder open to any user",
            run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(folder => $"no {folder}")
        );
    }
}
