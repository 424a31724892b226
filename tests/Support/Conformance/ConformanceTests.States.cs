using System.Text.Json.Nodes;
using Connectors.Support.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

// Each row of the table of states (airbyte-protocol 2.6).
public abstract partial class ConformanceTests<TConnector>
{
    private static readonly Lazy<Task<RunResult>> RecentRead = new(() => ReadFromAsync($"[{Saved()}]"));

    /// <summary>What runners pass when they have no state.</summary>
    [TestCase("")]
    [TestCase(" \n\t")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\uFEFF[]")]
    public async Task No_state_in_any_spelling_reads_all(string state)
    {
        var run = await ReadFromAsync(state);

        await CheckSameAsync(run, Connector.Incremental);
    }

    /// <summary>The same state in the forms that runners give it.</summary>
    [TestCase("a list")]
    [TestCase("a global state")]
    [TestCase("a global state with something shared")]
    [TestCase("a single object")]
    [TestCase("legacy alone")]
    [TestCase("legacy in a list")]
    [TestCase("the odd wrapper")]
    [TestCase("a bare object")]
    [TestCase("whole messages")]
    [TestCase("a namespace of null")]
    [TestCase("an empty namespace")]
    [TestCase("unknown keys and streams")]
    [TestCase("the later of two")]
    public async Task A_state_in_any_form_is_read_on_from(string form)
    {
        var run = await ReadFromAsync(InForm(form));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var recent = (await RecentRead.Value).Messages;
        Assert.That(recent.Records(Connector.Incremental), Is.Not.Empty, "the adapter's state lets something be read");
        Assert.That(
            recent.Records(Connector.Incremental),
            Has.Count.LessThan((await BaselineAsync()).Messages.Records(Connector.Incremental).Count)
        );
        Assert.That(run.Messages.Rows(Connector.Incremental), Is.EqualTo(recent.Rows(Connector.Incremental)));
        Accounting.CheckComplete(run.Messages, Connector.Incremental);
    }

    /// <summary>A later one must do as well: then states with neither stream begin anew.</summary>
    [TestCase("""{"__ab_no_cursor_state_message":true}""")]
    [TestCase("""{"__ab_full_refresh_sync_complete":true}""")]
    public async Task A_placeholder_is_no_state(string placeholder)
    {
        var run = await ReadFromAsync($"[{StateOf(Connector.Incremental, placeholder)}]");

        await CheckSameAsync(run, Connector.Incremental);
    }

    /// <summary>Guessing would lose records, so the user is asked.</summary>
    [Test]
    public async Task A_corrupt_value_fails_the_stream_with_the_advice_to_reset_it()
    {
        var run = await ReadFromAsync($"[{StateOf(Connector.Incremental, Connector.CorruptState)}]");

        ProtocolLines.Check(run);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Statuses(Connector.Incremental)[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("eset this stream"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain(Connector.Incremental));
    }

    /// <summary>CAT's abnormally large value.</summary>
    [Test]
    public async Task A_value_far_ahead_gives_no_record_a_state_and_0()
    {
        var run = await ReadFromAsync($"[{StateOf(Connector.Incremental, Connector.FutureState)}]");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records(Connector.Incremental), Is.Empty);
        Accounting.CheckComplete(run.Messages, Connector.Incremental);
    }

    /// <summary>Only the platform deletes the state of a full refresh between two jobs (airbyte-protocol 3.2).</summary>
    [TestCase(null, false)]
    [TestCase("4711", true)]
    public async Task A_full_refresh_goes_on_from_a_state_on_the_platform_only(string? job, bool goesOn)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var start = scene.Reading(await CatalogOfAsync("full_refresh", Connector.Incremental), $"[{Saved()}]");

        var run = await ConnectorRun.RunAsync(
            start with
            {
                Environment = new Dictionary<string, string?> { ["WORKER_JOB_ID"] = job },
            }
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var all = (await BaselineAsync()).Messages.Records(Connector.Incremental).Count;
        Assert.That(run.Messages.Records(Connector.Incremental).Count, goesOn ? Is.LessThan(all) : Is.EqualTo(all));
    }

    private static string Saved() => StateOf(Connector.Incremental, Connector.RecentState);

    private static async Task<RunResult> ReadFromAsync(string state)
    {
        await using var scene = await Scene.OpenAsync(Connector);
        return await scene.ReadInsideAsync(await CatalogOfAsync("incremental", Connector.Incremental), state);
    }

    private static string InForm(string form)
    {
        var (stream, content) = (Connector.Incremental, Connector.RecentState);
        var inner = $$"""{"stream_descriptor":{"name":"{{stream}}"},"stream_state":{{content}}}""";
        var elsewhere = StateOf("nobody_has_this", """{"x":1}""");
        return form switch
        {
            "a list" => $"[{Saved()}]",
            "a global state" => $$$"""[{"type":"GLOBAL","global":{"stream_states":[{{{inner}}}]}}]""",
            "a global state with something shared" =>
                $$$"""[{"type":"GLOBAL","global":{"shared_state":{"a":1},"stream_states":[{{{inner}}}]}}]""",
            "a single object" => Saved(),
            "legacy alone" => $$$"""{"type":"LEGACY","data":{"{{{stream}}}":{{{content}}}}}""",
            "legacy in a list" => $$$"""[{"type":"LEGACY","data":{"{{{stream}}}":{{{content}}}}}]""",
            "the odd wrapper" => $$$"""{"legacy":{"{{{stream}}}":{{{content}}}}}""",
            "a bare object" => $$"""{"{{stream}}":{{content}}}""",
            "whole messages" => $$"""[{"type":"STATE","state":{{Saved()}}}]""",
            "a namespace of null" =>
                $"[{Saved().Replace("\"name\"", "\"namespace\":null,\"name\"", StringComparison.Ordinal)}]",
            "an empty namespace" =>
                $"[{Saved().Replace("\"name\"", "\"namespace\":\"\",\"name\"", StringComparison.Ordinal)}]",
            "unknown keys and streams" => $"[{elsewhere},{Saved()[..^1]},\"id\":7}}]",
            _ => $"[{StateOf(stream, Connector.FutureState)},{Saved()}]",
        };
    }
}
