using Acceptance.Protocol;
using Acceptance.Records;
using Acceptance.Running;

namespace Acceptance.Rows;

/// <summary>Reads and checks that must end as the plain ones do.</summary>
internal static class Samples
{
    /// <summary>Runs <c>check</c> in another way than usual and fails where its answer is another.</summary>
    /// <param name="subject">The connector.</param>
    /// <param name="findings">What is found.</param>
    /// <param name="what">What is unusual.</param>
    /// <param name="arguments">The arguments; <c>{files}/config.json</c> is the config that works.</param>
    public static async Task CheckAsync(
        Subject subject,
        Findings findings,
        string what,
        params IReadOnlyList<string> arguments
    )
    {
        using var files = subject.Open();
        SameAnswer(await subject.CheckRunAsync(), await subject.RunAsync(files.Start(arguments)), findings, what);
    }

    /// <summary>Fails where a check does not answer as the plain one.</summary>
    public static void SameAnswer(RunResult plain, RunResult run, Findings findings, string what) =>
        findings.Check(
            run.ExitCode == 0 && run.Status().Length > 0 && run.Status() == plain.Status(),
            $"{what}: exit code 0 and {plain.Status()}, as without",
            run.InShort
        );

    /// <summary>Fails where a read of the sample did not end well, or lacks records that the whole read has.</summary>
    public static async Task CompleteAsync(Subject subject, RunResult run, Findings findings, string what)
    {
        findings.Check(run.ExitCode == 0, $"{what}: exit code 0", run.InShort);
        await RecordsAsync(subject, run, findings, await subject.SampleAsync());
    }

    /// <summary>Fails where keys are missing or come more than once.</summary>
    public static void AllOnce(
        IReadOnlyList<string> expected,
        IReadOnlyList<string> came,
        string what,
        Findings findings
    )
    {
        string?[] problems = [RecordKeys.Missing(expected, came), RecordKeys.Repeated(expected, came)];
        findings.None(what, problems.OfType<string>());
    }

    /// <summary>Fails where a read lacks records of some streams that the whole read has.</summary>
    public static async Task RecordsAsync(
        Subject subject,
        RunResult run,
        Findings findings,
        IEnumerable<string> streams
    )
    {
        var catalog = await subject.CatalogAsync();
        var whole = (await subject.WholeReadAsync()).Messages;
        foreach (var stream in streams)
        {
            AllOnce(
                RecordKeys.Of(catalog, whole, stream),
                RecordKeys.Of(catalog, run.Messages, stream),
                $"{stream}: the records of a full refresh",
                findings
            );
        }
    }
}
