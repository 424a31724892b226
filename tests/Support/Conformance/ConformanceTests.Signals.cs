using Acceptance.Running;
using Acceptance.Targets;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// A run that is ended from outside (airbyte-protocol 2.2, 2.3, 5.6).
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>Long enough for a run to be met in its middle, short enough to be waited for.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(150);

    /// <summary>What is safe is saved, and the parent sees it die of the signal: some runners accept nothing else.</summary>
    [TestCase(UnixSignal.Terminate, 143, "Terminated")]
    [TestCase(UnixSignal.Interrupt, 130, "")]
    public async Task A_signal_ends_a_read_with_its_state_saved_and_by_the_signal(
        UnixSignal signal,
        int code,
        string said
    )
    {
        await using var scene = await Scene.OpenAsync(Connector, Slow);
        scene.Vendor.AddFault(Connector.Standstill);
        var start = scene.Reading(await CatalogOfAsync("incremental", Connector.Incremental));
        using var run = scene.Begin(start with { Script = "eval \"$AIRBYTE_ENTRYPOINT \\\"\\$@\\\"\"; exit $?" });

        await run.ReadLinesAsync(300);
        run.Send(signal);
        var end = await run.EndAsync();

        Assert.That(end.ExitCode, Is.EqualTo(code), end.ToString());
        Assert.That(end.Errors.Trim(), Is.EqualTo(said), "the shell names the signal that its child died of");
        CheckLines(end);
        Assert.That(end.Messages.Statuses(Connector.Incremental)[^1], Is.EqualTo("INCOMPLETE"), end.ToString());
        Assert.That(
            end.Messages.States(Connector.Incremental).Any(),
            Is.EqualTo(Connector.SavesOnItsWay),
            end.ToString()
        );
        Assert.That(
            end.Messages.States(Connector.Incremental).Sum(Messages.CountOf),
            Is.EqualTo(Connector.SavesOnItsWay ? end.Messages.Records(Connector.Incremental).Count : 0),
            "all that was written is covered, or nothing"
        );
        Assert.That(end.Messages.Errors(), Is.Empty, "a signal is no failure of a stream");
    }

    /// <summary>The runner has gone: nothing to say, and nobody to say it to.</summary>
    [Test]
    public async Task A_closed_standard_output_ends_the_run_quickly_quietly_and_not_with_0()
    {
        await using var scene = await Scene.OpenAsync(Connector, Slow);
        using var run = scene.Begin(scene.Reading(await CatalogOfAsync("incremental", [.. Connector.Streams])));

        await run.ReadLinesAsync(10);
        run.CloseOutput();
        var end = await run.EndAsync();

        Assert.That(end.ExitCode, Is.Not.Zero);
        Assert.That(end.Errors, Is.Empty);
        Assert.That(scene.Vendor.Requests, Is.LessThan(30), "it goes on asking");
    }
}
