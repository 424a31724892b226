using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>What a user sees of a whole run.</summary>
public class ReadRunTests
{
    [Test]
    public async Task Where_one_parent_fails_the_others_are_read_and_the_stream_is_incomplete()
    {
        var source = new SomeSource(Parents(goesOn: true));

        var run = await source.ReadAsync(["things", "parts"]);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(
            run.Messages.Rows("parts"),
            Is.EqualTo(Enumerable.Range(1, 9).Where(i => i != 2).Select(i => $$"""{"parent":"{{i}}","id":{{i}}0}"""))
        );
        Assert.That(run.Messages.Records("things"), Has.Count.EqualTo(9));
        Assert.That(run.Messages.Statuses("things")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Statuses("parts")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Text, Does.Contain("No answer."));
        Assert.That(
            run.Messages.Logs("ERROR"),
            Has.Some.Contains("parts: parent 2 could not be read, the others are read on.")
        );
    }

    [Test]
    public async Task Elsewhere_a_parent_that_fails_ends_its_children_only()
    {
        var source = new SomeSource(Parents(goesOn: false));

        var run = await source.ReadAsync(["things", "parts"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("things")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Statuses("parts")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Logs("ERROR"), Has.None.Contains("the others are read on"));
    }

    [TestCase(
        "Its streams are named otherwise here; select opens.",
        "Its streams are named otherwise here; select opens."
    )]
    [TestCase(null, "Refresh the schema of the connection, or deselect the stream.")]
    public async Task A_stream_that_does_not_exist_is_refused_with_what_replaces_it(string? replacement, string advice)
    {
        var source = new SomeSource(Parents(goesOn: false)) { Replacement = replacement };

        var run = await source.ReadAsync(["events", "things"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Text,
            Does.Contain($"This source has no stream \\u0022events\\u0022. {advice}")
                .Or.Contain($"This source has no stream \\\"events\\\". {advice}")
        );
        Assert.That(run.Messages.Statuses("events"), Is.EqualTo(new[] { "INCOMPLETE" }));
        Assert.That(run.Messages.Statuses("things")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("""{"createdAt":1767225600000}""", 2, true)]
    [TestCase("""{"updatedAt":null}""", 2, true)]
    [TestCase("""{"updatedAt":1767225600000}""", 1, false)]
    [TestCase("""{"__ab_no_cursor_state_message":true}""", 2, false, Description = "it is no state at all")]
    [TestCase(null, 2, false)]
    public async Task A_state_without_the_cursor_means_a_full_read_and_is_said(string? state, int records, bool isSaid)
    {
        var source = new SomeSource(
            new FilteredListStream(
                new StreamSpec("things") { Cursor = "updatedAt" },
                _ => Page("""[{"id":1,"updatedAt":1767225500000},{"id":2,"updatedAt":1767225600000}]"""),
                new InstantClock(DateTimeOffset.FromUnixTimeMilliseconds(1767229200000))
            )
        );

        var run = await source.ReadAsync(["things"], state is null ? null : ("things", state));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("things"), Has.Count.EqualTo(records));
        Assert.That(
            run.Messages.Logs("INFO").Count(text => text.Contains("holds no \"updatedAt\", so everything is read")),
            Is.EqualTo(isSaid ? 1 : 0)
        );
        Assert.That(run.Messages.LastState("things"), Is.EqualTo("""{"updatedAt":1767225600000}"""));
    }

    private static SnapshotStream Parents(bool goesOn) =>
        new(
            new StreamSpec("things"),
            _ => Page($"[{string.Join(',', Enumerable.Range(1, 9).Select(i => $"{{\"id\":{i}}}"))}]"),
            new ChildStream(new StreamSpec("parts") { Schema = "things" }, "id", "parent", Children)
            {
                GoesOnAfterFailure = goesOn,
            }
        );

    private static IAsyncEnumerable<RecordPage> Children(string parent, CancellationToken ct) =>
        parent == "2" ? throw ConnectorException.Transient("No answer.") : Page($$"""[{"id":{{parent}}0}]""");

    private static async IAsyncEnumerable<RecordPage> Page(string records)
    {
        await Task.Yield();
        yield return Pages.Read(records, PageShape.Array);
    }
}
