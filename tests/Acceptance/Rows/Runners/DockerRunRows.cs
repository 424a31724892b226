using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance.Rows.Runners;

/// <summary>People and home-made runners: <c>docker run</c> by hand, and Airbyte's own tests with <c>/secrets</c>.</summary>
internal static class DockerRunRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("runners.docker_run_spec", "8.9", "spec answers without any mount", SpecAsync),
        new("runners.docker_run_discover", "9", "discover answers with its config in /secrets", DiscoverAsync),
        new("runners.docker_run_read", "9", "read reads with its config and its catalog in /secrets", ReadAsync),
    ];

    private static async Task SpecAsync(Subject subject, Findings findings)
    {
        var run = subject.Image is null ? await subject.SpecRunAsync() : await subject.RunAsync(new Start("spec"));
        findings.Equal(0, run.ExitCode, "exit code");
        Answers.First(run, findings, "SPEC", "spec");
    }

    private static async Task DiscoverAsync(Subject subject, Findings findings)
    {
        using var files = subject.Open(inside: "/secrets");
        var start = files.Start("discover", "--config", "{files}/config.json") with
        {
            Patience = Subject.PatienceOfDiscovery,
        };
        var run = subject.Image is null ? await subject.DiscoverRunAsync() : await subject.RunAsync(start);
        findings.Equal(0, run.ExitCode, "exit code");
        Answers.First(run, findings, "CATALOG", "catalog");
    }

    private static async Task ReadAsync(Subject subject, Findings findings)
    {
        var catalog = await subject.SampleCatalogAsync("full_refresh");
        using var files = subject.Open(inside: "/secrets").With("catalog.json", catalog);
        var start = files.Reading() with { Patience = await SampleReads.PatienceAsync(subject) };
        await SampleReads.SameAsync(subject, await subject.RunAsync(start), findings, "full_refresh");
    }
}
