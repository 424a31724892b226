using System.Globalization;
using Acceptance.Running;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>What a user sees of streams that are gathered from what others read.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatheredRunTests
{
    private const long Then = 1_767_225_600_000;

    private readonly InstantClock _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(Then).AddHours(1));

    /// <summary>The lists that were read, in the order in which that began.</summary>
    private readonly List<string> _read = [];

    /// <summary>What becomes of a list behind its first page.</summary>
    private readonly Dictionary<string, Action> _then = [];

    [TestCase("mailings,programs,owners,places", "mailings,programs")]
    [TestCase("owners,places,programs,mailings", "mailings,programs")]
    [TestCase("owners", "mailings,programs")]
    [TestCase("places", "programs")]
    [TestCase("places,mailings", "mailings,programs")]
    [TestCase("mailings", "mailings")]
    [TestCase("places,owners", "mailings,programs")]
    public async Task Each_list_is_read_once_whatever_is_selected(string selected, string read)
    {
        var run = await Source().ReadAsync(selected.Split(','));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(_read, Is.EquivalentTo(read.Split(',')));
        Assert.Multiple(() =>
        {
            foreach (var stream in new[] { "mailings", "programs", "owners", "places" })
            {
                var isSelected = selected.Split(',').Contains(stream);
                Assert.That(run.Messages.Records(stream), Has.Count.EqualTo(isSelected ? 2 : 0), stream);
                Assert.That(run.Messages.Statuses(stream), isSelected ? Has.Count.EqualTo(3) : Is.Empty, stream);
                Assert.That(run.Messages.States(stream), isSelected ? Is.Not.Empty : Is.Empty, stream);
            }
        });
    }

    [TestCase(1)]
    [TestCase(4)]
    public async Task What_is_gathered_comes_when_all_lists_are_through(int workers)
    {
        var run = await Source(workers).ReadAsync(["owners", "mailings", "places", "programs"]);

        var text = run.Text;
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        foreach (var gathered in new[] { "owners", "places" })
        {
            Assert.That(At(gathered, "STARTED"), Is.GreaterThan(At("mailings", "COMPLETE")));
            Assert.That(At(gathered, "STARTED"), Is.GreaterThan(At("programs", "COMPLETE")));
        }

        int At(string stream, string status) =>
            text.Split('\n')
                .ToList()
                .FindIndex(line =>
                    line.Contains($"\"name\":\"{stream}\"", StringComparison.Ordinal)
                    && line.Contains($"\"{status}\"", StringComparison.Ordinal)
                );
    }

    [TestCase("owners,places,mailings,programs")]
    [TestCase("mailings,owners,places,programs")]
    public async Task A_list_that_fails_leaves_what_is_gathered_from_it_without_a_record(string selected)
    {
        _then["mailings"] = () => throw ConnectorException.Config("No such list.");

        var run = await Source().ReadAsync(selected.Split(','));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Records("owners"), Is.Empty);
        Assert.That(run.Messages.Statuses("owners"), Is.EqualTo(new[] { "STARTED", "INCOMPLETE" }));
        Assert.That(run.Messages.Statuses("mailings")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Statuses("programs")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Rows("places"), Has.Count.EqualTo(2), "it does not come from that list");
        Assert.That(run.Messages.Statuses("places")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(ErrorsOf(run), Is.EquivalentTo(new[] { ("mailings", "config_error"), ("owners", "config_error") }));
        Assert.That(
            run.Messages.Errors().Single(error => error.Stream == "owners").Message,
            Does.Contain("is gathered from \"mailings\", which was not read in full: No such list.")
        );
    }

    [Test]
    public async Task A_list_that_nobody_selected_tells_its_failure_by_what_is_gathered()
    {
        _then["programs"] = () => throw ConnectorException.Transient("No answer.");

        var run = await Source().ReadAsync(["owners", "mailings"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("mailings")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Statuses("programs"), Is.Empty);
        Assert.That(ErrorsOf(run), Is.EqualTo(new[] { ("owners", "transient_error") }));
    }

    [Test]
    public async Task A_list_that_nobody_needs_any_longer_is_not_read()
    {
        _then["mailings"] = () => throw ConnectorException.Transient("No answer.");

        var run = await Source(workers: 1).ReadAsync(["owners"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(_read, Is.EqualTo(new[] { "mailings" }));
        Assert.That(run.Messages.Statuses("owners")[^1], Is.EqualTo("INCOMPLETE"));
    }

    [Test]
    public async Task A_list_that_another_one_needs_is_read()
    {
        _then["mailings"] = () => throw ConnectorException.Transient("No answer.");

        var run = await Source(workers: 1).ReadAsync(["owners", "places"]);

        Assert.That(_read, Is.EqualTo(new[] { "mailings", "programs" }));
        Assert.That(run.Messages.Records("places"), Has.Count.EqualTo(2));
        Assert.That(run.Messages.Statuses("places")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task Objects_are_gathered_from_records_that_are_not_given_out()
    {
        var run = await Source().ReadAsync(["mailings", "owners"], ("mailings", $$"""{"at":{{Then + 60_000}}}"""));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("mailings"), Is.Empty);
        Assert.That(
            run.Messages.Rows("owners"),
            Is.EqualTo(new[] { $$"""{"id":1,"at":{{Then}}}""", $$"""{"id":2,"at":{{Then}}}""" })
        );
        Assert.That(run.Messages.LastState("owners"), Is.EqualTo($$"""{"at":{{Then + 1}}}"""));
    }

    [Test]
    public async Task A_stop_behind_the_lists_leaves_what_is_gathered_undone()
    {
        using var stop = new CancellationTokenSource();
        _then["programs"] = stop.Cancel;

        var run = await Source(workers: 1).ReadAsync(["mailings", "programs", "owners"], stop: stop.Token);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("mailings")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("owners"), Is.Empty);
        Assert.That(run.Messages.Statuses("owners"), Has.None.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_field_that_gets_another_name_is_not_told_as_unknown_where_nothing_is_new()
    {
        var stream = new FilteredListStream(
            new StreamSpec("things")
            {
                Cursor = "at",
                Rules = [FieldRule.WholeNumber("asset_id") with { NewName = "id" }],
            },
            _ => Page($$"""[{"asset_id":"1","at":{{Then}}}]"""),
            _clock
        );

        var run = await new SomeSource(stream).ReadAsync(["things"], ("things", $$"""{"at":{{Then + 1}}}"""));

        Assert.That(run.Messages.Records("things"), Is.Empty);
        Assert.That(run.Text, Does.Not.Contain("asset_id"));
    }

    /// <summary>The errors of streams, without that of the whole run.</summary>
    private static IEnumerable<(string, string)> ErrorsOf(RunResult run) =>
        run
            .Messages.Errors()
            .Where(error => error.Stream.Length > 0)
            .Select(error => (error.Stream, error.FailureType));

    /// <summary>Two lists, what both refer to, and what one of them does.</summary>
    private SomeSource Source(int workers = 4)
    {
        var mailings = List("mailings");
        var programs = List("programs");
        return new SomeSource(
            Gathered("owners", new GatheredFrom(mailings, "owner"), new GatheredFrom(programs, "owner")),
            mailings,
            programs,
            Gathered("places", new GatheredFrom(programs, "place"))
        )
        {
            Config = string.Create(CultureInfo.InvariantCulture, $$"""{"num_workers":{{workers}}}"""),
        };
    }

    private FilteredListStream List(string name)
    {
        return new(new StreamSpec(name) { Cursor = "at", Schema = "things" }, _ => Read(), _clock);

        async IAsyncEnumerable<RecordPage> Read()
        {
            lock (_read)
            {
                _read.Add(name);
            }

            foreach (var id in new[] { 2, 1 })
            {
                await Task.Yield();
                yield return Pages.Read(
                    $$$"""[{"id":{{{id}}},"at":{{{Then + 1}}},"owner":{"id":{{{id}}},"at":{{{Then}}}},"place":{"id":{{{id}}}}}]""",
                    PageShape.Array
                );
                _then.GetValueOrDefault(name)?.Invoke();
            }
        }
    }

    private GatheredStream Gathered(string name, params GatheredFrom[] from)
    {
        var rule = new GatherRule("id", "at", CursorForm.Milliseconds, "version");
        return new GatheredStream(
            new StreamSpec(name) { Cursor = "at", Schema = "things" },
            new Gathering(name, rule, Pages.NoSpool, from),
            _clock,
            CursorForm.Milliseconds
        );
    }

    private static async IAsyncEnumerable<RecordPage> Page(string records)
    {
        await Task.Yield();
        yield return Pages.Read(records, PageShape.Array);
    }
}
