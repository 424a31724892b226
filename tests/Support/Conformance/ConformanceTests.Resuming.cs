using System.Globalization;
using System.Text.Json;
using Acceptance.Protocol;
using Acceptance.Running;
using Acceptance.Targets;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// Runs that are cut, and go on (airbyte-protocol 3.2, 3.3, 6.3).
public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>Where the seed of the kills can be given, to have a failure again.</summary>
    private const string SeedVariable = "CONFORMANCE_SEED";

    /// <summary>Whichever STATE a runner was left with, what it has and what it gets is everything.</summary>
    [Test]
    public async Task From_each_state_of_a_run_the_rest_is_read()
    {
        await using var scene = await Scene.OpenAsync(Connector, Slow);
        var catalog = await CatalogOfAsync("incremental", [.. Connector.Streams]);
        var first = await scene.ReadAsync(catalog);
        var states = Enumerable
            .Range(0, first.Messages.Count)
            .Where(at => Messages.TypeOf(first.Messages[at]) == "STATE" && IsIncremental(first.Messages[at]))
            .ToList();
        Assert.That(states, Has.Count.GreaterThan(2), first.ToString());

        await using var fast = await Scene.OpenAsync(Connector);
        foreach (var at in states)
        {
            var before = first.Messages.UpTo(at);
            var rest = await fast.ReadAsync(catalog, before.StateFile());
            Assert.That(rest.ExitCode, Is.Zero, rest.ToString());
            await CheckCompleteAsync(before, rest.Messages);
        }
    }

    /// <summary>As the platform kills, and as the kernel does, in the middle of a line as well.</summary>
    [Test]
    public async Task A_killed_run_started_again_gives_everything(
        [Values(UnixSignal.Kill, UnixSignal.Terminate)] UnixSignal signal,
        [Values(1, 2)] int round
    )
    {
        var seed = Seed();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
        var lines = new Random(seed + (7919 * round) + (int)signal).Next(1, (await BaselineAsync()).Messages.Count);
        var catalog = await CatalogOfAsync("incremental", [.. Connector.Streams]);
        await using var slow = await Scene.OpenAsync(Connector, Slow);
        using var run = slow.Begin(slow.Reading(catalog));

        await run.ReadLinesAsync(lines);
        run.Send(signal);
        var cut = await run.EndAsync();

        await using var fast = await Scene.OpenAsync(Connector);
        var rest = await fast.ReadAsync(catalog, cut.Messages.StateFile());
        Assert.That(rest.ExitCode, Is.Zero, rest.ToString());
        await CheckCompleteAsync(cut.Messages, rest.Messages);
    }

    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given)
            ? given
            : TestContext.CurrentContext.Random.Next(1_000_000);

    private static bool IsIncremental(JsonElement message) =>
        !Messages.StateOf(message.GetProperty("state")).TryGetProperty(Messages.Placeholder, out _);

    private static async Task CheckCompleteAsync(Messages before, Messages after)
    {
        var all = (await BaselineAsync()).Messages;
        foreach (var stream in Connector.Streams)
        {
            Assert.That(Accounting.Problems(after, stream), Is.Empty);
            var got = (await KeysAsync(before, stream)).Concat(await KeysAsync(after, stream));
            Assert.That(
                (await KeysAsync(all, stream)).Except(got),
                Is.Empty,
                $"{stream} lacks records after {before.StateFile()}"
            );
        }
    }
}
