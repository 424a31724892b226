using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Surroundings;

/// <summary>A container with little memory.</summary>
internal static class MemoryRows
{
    private const int Megabytes = 64;

    public static IReadOnlyList<Row> All { get; } =
    [
        new(
            "surroundings.memory",
            "5.4",
            $"with {Megabytes} MB it reads a little, or says that they are too few; it is never just killed",
            LookAsync
        )
        {
            NeedsImage = true,
        },
    ];

    private static async Task LookAsync(Subject subject, Findings findings)
    {
        if (await LimitAsync(subject) is var limit && limit != $"{Megabytes * 1024 * 1024}")
        {
            throw new NotRunException($"the engine was asked for a limit of {Megabytes} MB, and set {limit}");
        }

        var patience = await SampleReads.PatienceAsync(subject);
        var run = await subject.ReadAsync(
            await subject.SampleCatalogAsync("full_refresh"),
            change: start => start with { Memory = Megabytes, Patience = patience }
        );
        if (run.ExitCode == 0)
        {
            await SampleReads.SameAsync(subject, run, findings, "full_refresh");
        }
        else
        {
            findings.Check(
                run.Messages.Errors()
                    .Any(error => error.Message.Contains("memory", StringComparison.OrdinalIgnoreCase)),
                "exit code 0, or a TRACE ERROR about memory",
                run.InShort
            );
        }
    }

    /// <summary>Some machines let no engine set a limit, and it says nothing.</summary>
    private static async Task<string> LimitAsync(Subject subject)
    {
        const string script = """
            for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
              if [ -r $file ]; then read limit < $file; echo $limit; exit; fi
            done
            echo none
            """;
        return (await subject.RunAsync(new Start() { Script = script, Memory = Megabytes })).Text.Trim();
    }
}
