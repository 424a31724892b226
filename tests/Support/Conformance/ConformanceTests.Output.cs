using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

public abstract partial class ConformanceTests<TConnector>
{
    /// <summary>The three commands with one answer.</summary>
    [TestCase("spec", "SPEC")]
    [TestCase("check", "CONNECTION_STATUS")]
    [TestCase("discover", "CATALOG")]
    public async Task A_command_gives_its_one_answer_in_lines_of_the_protocol(string verb, string answer)
    {
        await using var scene = await Scene.OpenAsync(Connector);

        var run = await scene.RunAsync(verb == "spec" ? [verb] : [verb, "--config", scene.ConfigFile(), "--debug"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Errors, Is.Empty);
        ProtocolLines.Check(run);
        var answers = run.Messages.Select(Messages.TypeOf).Where(type => type is not ("LOG" or "TRACE"));
        Assert.That(answers, Is.EqualTo(new[] { answer }));
    }

    /// <summary>A run of all streams at once, every request logged.</summary>
    [TestCase("full_refresh")]
    [TestCase("incremental")]
    public async Task Reading_every_stream_writes_lines_of_the_protocol_and_accounts_for_each_record(string mode)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start = scene.Reading(await CatalogOfAsync(mode));

        var run = await ConnectorRun.RunAsync(start with { Arguments = [.. start.Arguments, "--debug"] });

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Errors, Is.Empty);
        ProtocolLines.Check(run);
        foreach (var stream in (await CatalogAsync()).GetProperty("streams").EnumerateArray())
        {
            Accounting.CheckComplete(run.Messages, stream.GetProperty("name").GetString()!); // the protocol demands it
        }
    }

    /// <summary>CAT: a second read says a later time, in whole milliseconds.</summary>
    [Test]
    public async Task Records_say_when_they_were_written_in_milliseconds()
    {
        var before = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds();

        var run = await BaselineAsync();

        var times = run.Messages.Of("RECORD", "record").Select(record => record.GetProperty("emitted_at").GetInt64());
        Assert.That(times, Has.All.InRange(before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
    }
}
