using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows;

/// <summary>Runs that say all that they can: with <c>--debug</c> and <c>LOG_LEVEL=trace</c>.</summary>
internal static class TracedRuns
{
    /// <summary>Beyond this, a second read of everything would take too long.</summary>
    private const int MuchOutput = 64 * 1024 * 1024;

    /// <summary>The run of <c>spec</c>, <c>check</c> or <c>discover</c>.</summary>
    public static Task<RunResult> TracedAsync(this Subject subject, string verb) =>
        subject.OnceAsync(
            $"traced {verb}",
            async () =>
            {
                using var files = subject.Open();
                var start = verb == "spec" ? files.Start(verb) : files.Start(verb, "--config", "{files}/config.json");
                return await subject.RunAsync(Traced(start) with { Patience = Subject.PatienceOfDiscovery });
            }
        );

    /// <summary>The incremental read of all streams, or of a few where there is much.</summary>
    public static Task<RunResult> TracedReadAsync(this Subject subject) =>
        subject.OnceAsync(
            "traced read",
            async () =>
                await subject.ReadAsync(
                    ConfiguredCatalogs.Of(
                        await subject.CatalogAsync(),
                        "incremental",
                        [.. await subject.TracedStreamsAsync()]
                    ),
                    change: Traced
                )
        );

    /// <summary>The streams of that read.</summary>
    public static async Task<IReadOnlyList<string>> TracedStreamsAsync(this Subject subject) =>
        (await subject.WholeReadAsync()).Output.Length > MuchOutput
            ? await subject.SampleAsync()
            : ConfiguredCatalogs.Names(await subject.CatalogAsync());

    /// <summary>A start that says all.</summary>
    public static Start Traced(Start start) =>
        start with
        {
            Arguments = [.. start.Arguments, "--debug"],
            Environment = new Dictionary<string, string?>(start.Environment) { ["LOG_LEVEL"] = "trace" },
        };
}
