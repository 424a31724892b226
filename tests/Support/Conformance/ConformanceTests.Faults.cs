using Acceptance.Protocol;
using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>The connector's table.</summary>
    protected static IReadOnlyList<FaultCase> Faults => Connector.Faults;

    /// <summary>Whatever happens, no record is lost or doubled by a stream that ends COMPLETE, and no failure is hidden.</summary>
    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_of_the_vendor_has_its_outcome(FaultCase fault)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        foreach (var text in fault.Fault.Split(' '))
        {
            scene.Vendor.AddFault(text);
        }

        var others = Connector.Streams.Where(stream => stream != fault.Stream).TakeLast(2).ToList();

        var run = await scene.ReadInsideAsync(await CatalogOfAsync("full_refresh", [fault.Stream, .. others]));

        CheckLines(run);
        foreach (var stream in others)
        {
            await CheckSameAsync(run, stream);
        }

        switch (fault.Outcome)
        {
            case FaultOutcome.Recovers:
                await CheckSameAsync(run, fault.Stream);
                break;
            case FaultOutcome.Changes:
                Assert.That(
                    await KeysAsync(run.Messages, fault.Stream),
                    Is.EquivalentTo(await KeysAsync((await BaselineAsync()).Messages, fault.Stream)),
                    run.ToString()
                );
                Assert.That(Accounting.Problems(run.Messages, fault.Stream), Is.Empty);
                break;
            case FaultOutcome.Fails:
                await CheckFailedAsync(run, fault);
                break;
        }

        Assert.That(run.ExitCode, Is.EqualTo(fault.Outcome == FaultOutcome.Fails ? 1 : 0), run.ToString());
        Assert.That(run.Messages.Errors().Any(), Is.EqualTo(fault.Outcome == FaultOutcome.Fails), run.ToString());
    }

    /// <summary>The same in a process, with waits as they are.</summary>
    [Test]
    public async Task A_process_recovers_from_many_faults_at_once()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        foreach (var fault in Connector.PassingFaults)
        {
            scene.Vendor.AddFault(fault);
        }

        var run = await scene.ReadAsync(await CatalogOfAsync("full_refresh", [.. Connector.Streams]));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        foreach (var stream in Connector.Streams)
        {
            await CheckSameAsync(run, stream);
        }
    }

    /// <summary>The same in a process, where one stream fails for good.</summary>
    [Test]
    public async Task A_process_with_a_failed_stream_reads_the_others_and_ends_with_1()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        scene.Vendor.AddFault(Connector.LastingFault.Fault);

        var run = await scene.ReadAsync(await CatalogOfAsync("full_refresh", [.. Connector.Streams]));

        CheckLines(run);
        Assert.That((run.ExitCode, run.Errors), Is.EqualTo((1, "")));
        await CheckFailedAsync(run, Connector.LastingFault);
        foreach (var stream in Connector.Streams.Where(stream => stream != Connector.LastingFault.Stream))
        {
            await CheckSameAsync(run, stream);
        }
    }

    private static async Task CheckSameAsync(RunResult run, string stream)
    {
        var expected = (await BaselineAsync()).Messages.Rows(stream);
        Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("COMPLETE"), run.ToString());
        Assert.That(run.Messages.Rows(stream), Is.EqualTo(expected), stream);
        Assert.That(Accounting.Problems(run.Messages, stream), Is.Empty);
    }

    private static async Task CheckFailedAsync(RunResult run, FaultCase fault)
    {
        var errors = run.Messages.Errors();
        Assert.That(run.Messages.Statuses(fault.Stream)[^1], Is.EqualTo("INCOMPLETE"), run.ToString());
        Assert.That(
            errors.Select(error => (error.Stream, error.FailureType)),
            Is.EqualTo(new[] { (fault.Stream, fault.FailureType), ("", fault.FailureType) }),
            run.ToString()
        );
        Assert.That(errors[0].EmittedAt, Is.LessThan(errors[1].EmittedAt));
        Assert.That(run.Messages.Logs("ERROR"), Has.One.Contains(fault.Stream), "the log says it at once");
        Assert.That(run.Messages.Rows(fault.Stream), Is.Unique);
        Assert.That(run.Messages.Rows(fault.Stream), Is.SubsetOf((await BaselineAsync()).Messages.Rows(fault.Stream)));
    }
}
