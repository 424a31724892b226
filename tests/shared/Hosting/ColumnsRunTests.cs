using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>Columns that depend on the user's account, as a user sees them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ColumnsRunTests
{
    private static readonly SchemaColumn[] Some =
    [
        new("tier", """{"type":["null","string"]}"""),
        new("id", """{"type":"string"}"""),
        new("größe", """{"type":["null","number"]}"""),
    ];

    /// <summary>How often the vendor was asked for columns.</summary>
    private int _asked;

    [Test]
    public async Task Discover_shows_them_behind_those_of_the_file_which_win()
    {
        var run = await Source(() => Some).DiscoverAsync();

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            Columns(run.Messages.Catalog, "accounts"),
            Is.EqualTo(
                new[]
                {
                    ("id", """{"type":"integer"}"""),
                    ("tier", """{"type":["null","string"]}"""),
                    ("größe", """{"type":["null","number"]}"""),
                }
            )
        );
        Assert.That(Columns(run.Messages.Catalog, "things"), Is.EqualTo(new[] { ("id", """{"type":"integer"}""") }));
        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Discover_fails_where_they_cannot_be_found_out()
    {
        var run = await Source(() => throw ConnectorException.Config("No access to attributes.")).DiscoverAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Of("CATALOG", "catalog"), Is.Empty, "half a catalog would delete columns");
        Assert.That(run.Messages.Errors().Single().Message, Is.EqualTo("No access to attributes."));
    }

    [Test]
    public async Task A_read_does_not_take_them_for_unknown()
    {
        var run = await Source(() => Some).ReadAsync(["accounts"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Rows("accounts"),
            Is.EqualTo(new[] { """{"id":1,"tier":"gold","gr\u00f6\u00dfe":1.10,"other":true}""" })
        );
        var told = run.Messages.Logs("WARN").Single();
        Assert.That(told, Does.Contain("other").And.Not.Contain("tier").And.Not.Contain("größe"));
    }

    [Test]
    public async Task A_read_of_other_streams_does_not_ask_for_them()
    {
        var run = await Source(() => throw ConnectorException.System("Nobody asked.")).ReadAsync(["things"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(_asked, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_stream_whose_columns_cannot_be_found_out_fails_alone(bool isExpected)
    {
        var source = Source(() =>
            throw (
                isExpected
                    ? ConnectorException.Config("No access to attributes.")
                    : new InvalidDataException("A defect.")
            )
        );

        var run = await source.ReadAsync(["accounts", "things"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("accounts"), Is.EqualTo(new[] { "INCOMPLETE" }));
        Assert.That(run.Messages.Records("accounts"), Is.Empty);
        Assert.That(run.Messages.Statuses("things")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("things"), Has.Count.EqualTo(1));
        Assert.That(
            run.Messages.Errors()
                .Where(error => error.Stream.Length > 0)
                .Select(error => (error.Stream, error.FailureType)),
            Is.EqualTo(new[] { ("accounts", isExpected ? "config_error" : "system_error") })
        );
    }

    [Test]
    public async Task A_stop_while_they_are_asked_for_ends_the_whole_run()
    {
        using var stop = new CancellationTokenSource();
        var source = Source(() =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return Some;
        });

        var run = await source.ReadAsync(["accounts", "things"], stop: stop.Token);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("things"), Is.Empty);
    }

    private SomeSource Source(Func<IReadOnlyList<SchemaColumn>> columns)
    {
        return new SomeSource(
            new SnapshotStream(new StreamSpec("accounts") { Schema = "things", Columns = FindAsync }, _ => Read()),
            new SnapshotStream(new StreamSpec("things"), _ => Read("""[{"id":1}]"""))
        );

        async Task<IReadOnlyList<SchemaColumn>> FindAsync(CancellationToken ct)
        {
            await Task.Yield();
            _asked++;
            return columns();
        }
    }

    private static (string, string)[] Columns(JsonElement catalog, string stream) =>
        [
            .. catalog
                .GetProperty("streams")
                .EnumerateArray()
                .Single(one => one.GetProperty("name").GetString() == stream)
                .GetProperty("json_schema")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(property => (property.Name, property.Value.GetRawText())),
        ];

    private static async IAsyncEnumerable<RecordPage> Read(
        string records = """[{"id":1,"tier":"gold","größe":1.10,"other":true}]"""
    )
    {
        await Task.Yield();
        yield return Pages.Read(records, PageShape.Array);
    }
}
