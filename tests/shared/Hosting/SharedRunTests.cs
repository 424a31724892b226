using System.Text.Json;
using Acceptance.Running;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Tests.Records;

namespace Connectors.Tests.Hosting;

/// <summary>What a user sees of streams that share one read.</summary>
public sealed class SharedRunTests
{
    private static readonly (string, int[], string?)[] Pages =
    [
        ("", [1, 2], null),
        ("notes", [11], """{"changed":1}"""),
        ("tasks", [], """{"at":1}"""),
        ("", [3], """{"at":1}"""),
        ("notes", [12, 13], null),
        ("notes", [], """{"changed":2}"""),
        ("tasks", [21], """{"at":2}"""),
        ("", [], """{"at":2}"""),
    ];

    private static readonly string[] All = ["events", "notes", "tasks"];

    [Test]
    public async Task Pages_go_to_the_stream_that_they_name_each_with_its_own_state_and_end()
    {
        var reads = new SharedReads { Given = Pages };

        var run = await new SomeSource(reads).ReadAsync(All);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(Ids(run, "events"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(Ids(run, "notes"), Is.EqualTo(new[] { 11, 12, 13 }));
            Assert.That(Ids(run, "tasks"), Is.EqualTo(new[] { 21 }));
            Assert.That(run.Messages.LastState("events"), Is.EqualTo("""{"at":2}"""));
            Assert.That(run.Messages.LastState("notes"), Is.EqualTo("""{"changed":2}"""));
            Assert.That(run.Messages.LastState("tasks"), Is.EqualTo("""{"at":2}"""));
            foreach (var stream in All)
            {
                Assert.That(
                    run.Messages.Statuses(stream),
                    Is.EqualTo(new[] { "STARTED", "RUNNING", "COMPLETE" }),
                    stream
                );
                Assert.That(
                    run.Messages.States(stream).Sum(state => Messages.CountOf(state)),
                    Is.EqualTo(Ids(run, stream).Count),
                    "each record is covered by a state of its stream"
                );
            }
        });
        Assert.That(reads.Spool.IsEmpty(), Is.True);
    }

    [TestCase("events")]
    [TestCase("notes")]
    [TestCase("tasks")]
    [TestCase("tasks,notes")]
    [TestCase("notes,events")]
    public async Task A_stream_that_is_not_selected_gets_nothing(string selected)
    {
        var names = selected.Split(',');
        var reads = new SharedReads { Given = Pages };

        var run = await new SomeSource(reads).ReadAsync(names);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.Multiple(() =>
        {
            foreach (var stream in All)
            {
                var isSelected = names.Contains(stream);
                Assert.That(run.Messages.Records(stream), isSelected ? Is.Not.Empty : Is.Empty, stream);
                Assert.That(run.Messages.States(stream), isSelected ? Is.Not.Empty : Is.Empty, stream);
                Assert.That(run.Messages.Statuses(stream), isSelected ? Has.Count.EqualTo(3) : Is.Empty, stream);
            }

            Assert.That(reads.Request?.IsSelected, Is.EqualTo(names.Contains("events")));
            Assert.That(reads.Request?.Shared.Keys, Is.EquivalentTo(names.Except(["events"])));
        });
        Assert.That(reads.Spool.IsEmpty(), Is.True, "pages for nobody are given back as well");
    }

    [Test]
    public async Task Records_of_a_stream_keep_their_order_and_stay_together()
    {
        var run = await new SomeSource(new SharedReads { Given = Pages }).ReadAsync(["tasks", "events", "notes"]);

        Assert.That(
            run.Messages.Of("RECORD", "record")
                .Select(record => record.GetProperty("data").GetProperty("id").GetInt32()),
            Is.EqualTo(new[] { 1, 2, 3, 11, 12, 13, 21 }),
            "some runners load anew at each switch of stream"
        );
        foreach (var stream in All)
        {
            Assert.That(
                run.Messages.About(stream).Select(Messages.TypeOf).Where(type => type is "RECORD" or "STATE").Last(),
                Is.EqualTo("STATE")
            );
        }
    }

    [Test]
    public async Task When_the_read_fails_all_end_incomplete_with_what_is_safe_saved()
    {
        var reads = new SharedReads
        {
            Given = Pages[..4],
            End = () => throw ConnectorException.Transient("No answer."),
        };

        var run = await new SomeSource(reads).ReadAsync(All);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.Multiple(() =>
        {
            foreach (var stream in All)
            {
                Assert.That(run.Messages.Statuses(stream)[^1], Is.EqualTo("INCOMPLETE"), stream);
            }

            Assert.That(Ids(run, "events"), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(Ids(run, "notes"), Is.EqualTo(new[] { 11 }));
            Assert.That(run.Messages.LastState("events"), Is.EqualTo("""{"at":1}"""));
            Assert.That(run.Messages.LastState("notes"), Is.EqualTo("""{"changed":1}"""));
            Assert.That(run.Messages.LastState("tasks"), Is.EqualTo("""{"at":1}"""));
            Assert.That(
                run.Messages.Errors()
                    .Where(error => error.Stream.Length > 0)
                    .Select(error => (error.Stream, error.FailureType)),
                Is.EquivalentTo(All.Select(stream => (stream, "transient_error")))
            );
        });
        Assert.That(reads.Spool.IsEmpty(), Is.True);
    }

    [Test]
    public async Task A_failure_before_the_first_page_saves_nothing()
    {
        var reads = new SharedReads { End = () => throw ConnectorException.Config("Not allowed.") };

        var run = await new SomeSource(reads).ReadAsync(["notes", "tasks"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.States("notes").Concat(run.Messages.States("tasks")), Is.Empty);
        Assert.That(run.Messages.Statuses("notes"), Is.EqualTo(new[] { "STARTED", "INCOMPLETE" }));
        Assert.That(run.Messages.Statuses("events"), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Each_is_asked_for_in_its_own_mode_from_its_own_state(bool isNextAttempt)
    {
        var reads = new SharedReads { Given = Pages };
        var source = new SomeSource(reads)
        {
            FullRefresh = ["tasks"],
            States = [("notes", """{"changed":5}"""), ("tasks", """{"at":6}""")],
            Environment = isNextAttempt ? new Dictionary<string, string> { ["WORKER_JOB_ID"] = "7" } : [],
        };

        var run = await source.ReadAsync(All);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            new[] { reads.Request!, reads.Request!.Shared["notes"], reads.Request.Shared["tasks"] }.Select(request =>
                (request.IsIncremental, request.State?.GetRawText())
            ),
            Is.EqualTo(
                new[] { (true, null), (true, """{"changed":5}"""), (false, isNextAttempt ? """{"at":6}""" : null) }
            )
        );
    }

    [Test]
    public async Task Of_a_stream_that_is_not_selected_no_state_counts()
    {
        var reads = new SharedReads { Given = Pages };

        await new SomeSource(reads).ReadAsync(["notes"], ("events", """{"at":9}"""));

        Assert.That(
            (reads.Request?.IsSelected, reads.Request?.State, reads.Request?.IsIncremental),
            Is.EqualTo((false, (JsonElement?)null, false))
        );
    }

    [Test]
    public async Task A_state_without_the_cursor_is_told_for_the_stream_whose_it_is()
    {
        var source = new SomeSource(new SharedReads { Given = Pages })
        {
            States = [("events", """{"at":1}"""), ("notes", """{"at":1}"""), ("tasks", """{"at":1}""")],
        };

        var run = await source.ReadAsync(All);

        var told = run.Messages.Logs("INFO").Single(text => text.Contains("so everything is read"));
        Assert.That(told, Does.Contain("notes").And.Contain("holds no \"changed\""));
    }

    [Test]
    public async Task A_stream_of_a_shared_read_may_do_without_a_cursor()
    {
        var reads = new SharedReads(new SharedStream(new StreamSpec("kinds") { Schema = "things" }))
        {
            Given = [("kinds", [31, 32], null), ("", [1], """{"at":1}""")],
        };

        var run = await new SomeSource(reads).ReadAsync(["kinds"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "kinds"), Is.EqualTo(new[] { 31, 32 }));
        Assert.That(run.Messages.LastState("kinds"), Does.Contain(Messages.Placeholder));
    }

    [Test]
    public async Task What_is_derived_comes_of_the_pages_of_the_stream_itself_alone()
    {
        var asked = new List<string>();
        var reads = new SharedReads(
            new ChildStream(
                new StreamSpec("parts") { Schema = "things" },
                "id",
                "parent",
                (parent, _) =>
                {
                    asked.Add(parent);
                    return AsyncEnumerable.Empty<RecordPage>();
                }
            ),
            new NestedStream(new StreamSpec("selves") { Schema = "things" }, "list", "id", "parent")
        )
        {
            Given = Pages,
        };

        var run = await new SomeSource(reads).ReadAsync(["parts", "selves", "notes"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(asked, Is.EquivalentTo(new[] { "1", "2", "3" }));
        Assert.That(run.Messages.Records("selves"), Is.Empty);
        Assert.That(Ids(run, "notes"), Is.EqualTo(new[] { 11, 12, 13 }));
    }

    [Test]
    public async Task Discover_lists_all_of_them()
    {
        var run = await new SomeSource(new SharedReads()).DiscoverAsync();

        Assert.That(
            run.Messages.Catalog.GetProperty("streams")
                .EnumerateArray()
                .Select(stream =>
                    (
                        stream.GetProperty("name").GetString(),
                        stream.GetProperty("supported_sync_modes").GetArrayLength(),
                        stream.GetProperty("default_cursor_field")[0].GetString()
                    )
                ),
            Is.EqualTo(new[] { ("events", 2, "at"), ("notes", 2, "changed"), ("tasks", 2, "at") })
        );
    }

    private static IReadOnlyList<int> Ids(RunResult run, string stream) =>
        [.. run.Messages.Records(stream).Select(record => record.GetProperty("id").GetInt32())];
}
