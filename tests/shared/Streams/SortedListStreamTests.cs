using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;

namespace Connectors.Tests.Streams;

public sealed class SortedListStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] EmptyPage = [];

    [Test]
    public async Task A_first_run_reads_from_the_start_and_saves_each_page()
    {
        var list = List(["2026-01-02T00:00:00Z", "2026-01-03T00:00:00+00:00"], ["2026-01-03T00:00:00Z", "2026-02-01"]);

        var states = await StatesAsync(list, state: null);

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-01T00:00:00Z -" }));
        Assert.That(
            states,
            Is.EqualTo(
                new[]
                {
                    """{"date":"2026-01-03T00:00:00+00:00","pages":1,"resume":{"token":"p1","from":"2026-01-01T00:00:00+00:00"}}""",
                    """{"date":"2026-02-01","pages":2}""",
                }
            )
        );
    }

    [Test]
    public async Task A_later_run_looks_back()
    {
        var list = List(["2026-02-11T00:00:00Z"]);

        var states = await StatesAsync(list, """{"date":"2026-02-10T00:00:00Z","pages":9}""");

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-31T00:00:00Z -" }));
        Assert.That(states, Is.EqualTo(new[] { """{"date":"2026-02-11T00:00:00Z","pages":1}""" }));
    }

    [Test]
    public async Task A_state_in_milliseconds_is_gone_on_from_and_saved_as_text()
    {
        var list = List(EmptyPage);

        var states = await StatesAsync(list, """{"date":1770681600000}""");

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-31T00:00:00Z -" }));
        Assert.That(states, Is.EqualTo(new[] { """{"date":"2026-02-10T00:00:00+00:00","pages":1}""" }));
    }

    [Test]
    public async Task A_full_refresh_that_goes_on_does_not_look_back()
    {
        var list = List(["2026-02-11T00:00:00Z"]);

        await StatesAsync(list, """{"date":"2026-02-10T00:00:00Z"}""", looksBack: false);

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-02-10T00:00:00Z -" }));
    }

    [TestCase("2026-01-05T00:00:00Z", "2026-01-01T00:00:00Z", TestName = "Looking_back_ends_at_the_start")]
    [TestCase(
        "2025-06-11T00:00:00Z",
        "2025-06-01T00:00:00Z",
        TestName = "A_start_moved_behind_the_state_makes_no_hole"
    )]
    [TestCase("2026-01-05T02:00:00+02:00", "2026-01-01T00:00:00Z", TestName = "The_offset_of_a_state_counts")]
    public async Task Reading_begins_where_nothing_is_missed(string saved, string from)
    {
        var list = List([]);

        await StatesAsync(list, $$"""{"date":"{{saved}}"}""");

        Assert.That(list.Asked, Is.EqualTo(new[] { $"{from} -" }));
    }

    [Test]
    public async Task The_earliest_state_can_be_looked_back_from()
    {
        var list = List([]);

        await StatesAsync(list, """{"date":"0001-01-02T00:00:00Z"}""");

        Assert.That(list.Asked, Is.EqualTo(new[] { "0001-01-01T00:00:00Z -" }));
    }

    [Test]
    public async Task An_unfinished_run_goes_on_at_its_place_without_looking_back()
    {
        var list = List(["2026-02-11T00:00:00Z"], ["2026-02-12T00:00:00Z"]);

        var states = await StatesAsync(
            list,
            """{"date":"2026-02-10T00:00:00Z","pages":7,"resume":{"token":"t","from":"2026-01-15T00:00:00Z"}}"""
        );

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-15T00:00:00Z t" }));
        Assert.That(
            states,
            Is.EqualTo(
                new[]
                {
                    """{"date":"2026-02-11T00:00:00Z","pages":8,"resume":{"token":"p1","from":"2026-01-15T00:00:00+00:00"}}""",
                    """{"date":"2026-02-12T00:00:00Z","pages":9}""",
                }
            )
        );
    }

    [Test]
    public async Task A_refused_place_is_given_up_for_the_saved_date()
    {
        var list = List(["2026-02-11T00:00:00Z"], []);

        var states = await StatesAsync(
            list,
            """{"date":"2026-02-10T00:00:00Z","pages":7,"resume":{"token":"expired","from":"2026-01-15T00:00:00Z"}}"""
        );

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-15T00:00:00Z expired", "2026-01-31T00:00:00Z -" }));
        Assert.That(states[0], Does.Contain("\"from\":\"2026-01-31T00:00:00+00:00\""));
        Assert.That(states[1], Is.EqualTo("""{"date":"2026-02-11T00:00:00Z","pages":9}"""));
    }

    [Test]
    public void Any_other_failure_is_not_taken_for_a_refused_place()
    {
        var list = List([]);

        Assert.That(
            async () => await StatesAsync(list, """{"resume":{"token":"broken","from":"2026-01-15T00:00:00Z"}}"""),
            Throws.TypeOf<ConnectorException>()
        );
        Assert.That(list.Asked, Has.Count.EqualTo(1));
    }

    [TestCase("""{"date":"2026-02-11T00:00:00Z","resume":{"token":"","from":"2026-01-15T00:00:00Z"}}""")]
    [TestCase("""{"date":"2026-02-11T00:00:00Z","resume":{"token":5,"from":"2026-01-15T00:00:00Z"}}""")]
    [TestCase("""{"date":"2026-02-11T00:00:00Z","resume":{"token":"t"}}""")]
    [TestCase("""{"date":"2026-02-11T00:00:00Z","resume":"t"}""")]
    [TestCase("""{"date":"2026-02-11T00:00:00Z","resume":null,"pages":"x"}""")]
    public async Task A_place_that_is_not_whole_is_not_gone_to(string state)
    {
        var list = List([]);

        await StatesAsync(list, state);

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-02-01T00:00:00Z -" }));
    }

    [Test]
    public async Task A_page_count_that_is_no_number_begins_anew()
    {
        var list = List(["2026-02-11T00:00:00Z"]);

        var states = await StatesAsync(list, """{"pages":"x","resume":{"token":"t","from":"2026-01-15T00:00:00Z"}}""");

        Assert.That(states, Is.EqualTo(new[] { """{"date":"2026-02-11T00:00:00Z","pages":1}""" }));
    }

    [TestCase("""{"date":"yesterday"}""", "\"date\"")]
    [TestCase("""{"date":17}""", "\"date\"")]
    [TestCase("""{"resume":{"token":"t","from":"?"}}""", "\"from\"")]
    public void A_state_that_cannot_be_read_is_an_error_of_the_user(string state, string key)
    {
        Assert.That(
            async () => await StatesAsync(List([]), state),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Message.Contains("reset this stream")
                .And.Message.Contains("\"things\"")
                .And.Message.Contains(key)
        );
    }

    [Test]
    public async Task A_list_that_is_not_sorted_moves_the_cursor_at_its_end_only()
    {
        var list = List(
            ["2026-02-20T00:00:00Z"],
            ["2026-02-11T00:00:00Z"],
            ["2026-02-25T00:00:00Z"],
            ["2026-02-12T00:00:00Z"]
        );

        var states = await StatesAsync(list, """{"date":"2026-02-10T00:00:00Z"}""");

        Assert.That(
            states.Select(Date),
            Is.EqualTo(
                new[] { "2026-02-20T00:00:00Z", "2026-02-10T00:00:00Z", "2026-02-10T00:00:00Z", "2026-02-25T00:00:00Z" }
            )
        );
    }

    [Test]
    public async Task A_page_that_is_not_sorted_does_not_move_the_cursor_before_the_end()
    {
        var list = List(["2026-02-20T00:00:00Z", "2026-02-11T00:00:00Z"], ["2026-02-21T00:00:00Z"]);

        var states = await StatesAsync(list, state: null);

        Assert.That(states.Select(Date), Is.EqualTo(new[] { null, "2026-02-21T00:00:00Z" }));
    }

    [Test]
    public async Task The_saved_date_never_falls()
    {
        var list = List(["2026-01-31T00:00:00Z"], ["2026-02-01T00:00:00Z"]);

        var states = await StatesAsync(list, """{"date":"2026-02-10T00:00:00Z"}""");

        Assert.That(states.Select(Date), Is.All.EqualTo("2026-02-10T00:00:00Z"));
    }

    [Test]
    public async Task A_record_dated_ahead_of_time_does_not_move_the_cursor_past_now()
    {
        var list = List(["2026-02-11T00:00:00Z", "2027-01-01T00:00:00Z"]);

        var states = await StatesAsync(list, state: null);

        Assert.That(states, Is.EqualTo(new[] { """{"date":"2026-03-01T12:00:00+00:00","pages":1}""" }));
    }

    [Test]
    public async Task Records_without_a_date_say_nothing()
    {
        var list = List(["null", "2026-02-11T00:00:00Z", "soon"], ["null"]);

        var states = await StatesAsync(list, """{"date":"2026-02-10T00:00:00Z"}""");

        Assert.That(states.Select(Date).Last(), Is.AnyOf("2026-02-10T00:00:00Z", "2026-02-11T00:00:00Z"));
        Assert.That(states[^1], Does.Contain("\"pages\":2"));
    }

    [Test]
    public async Task An_empty_list_saves_nothing_on_a_first_run_and_keeps_what_was_saved()
    {
        Assert.That(await StatesAsync(List(EmptyPage), state: null), Is.EqualTo(new string?[] { null }));
        Assert.That(
            await StatesAsync(List(EmptyPage), """{"date":"2026-02-10T00:00:00Z"}"""),
            Is.EqualTo(new[] { """{"date":"2026-02-10T00:00:00Z","pages":1}""" })
        );
    }

    [Test]
    public async Task Nothing_is_asked_for_in_the_future()
    {
        var list = List(["2026-02-11T00:00:00Z"]);
        var late = new SomeList(StartDate.Of(Now.AddDays(1)), TimeSpan.Zero, new InstantClock(Now));

        Assert.That(await StatesAsync(list, """{"date":"2027-01-01T00:00:00Z"}"""), Is.Empty);
        Assert.That(await StatesAsync(late, state: null), Is.Empty);
        Assert.That(list.Asked.Concat(late.Asked), Is.Empty);
    }

    [Test]
    public async Task A_state_is_what_a_later_run_reads()
    {
        var first = await StatesAsync(List(["2026-02-11T00:00:00Z"], ["2026-02-12T00:00:00Z"]), state: null);
        var list = List(["2026-02-12T00:00:00Z"]);

        var second = await StatesAsync(list, first[0]);

        Assert.That(list.Asked, Is.EqualTo(new[] { "2026-01-01T00:00:00Z p1" }));
        Assert.That(second[^1], Is.EqualTo(first[^1]));
    }

    private static SomeList List(params string[][] pages) =>
        new(StartDate.Of(new DateOnly(2026, 1, 1)), TimeSpan.FromDays(10), new InstantClock(Now)) { Dates = pages };

    private static async Task<List<string?>> StatesAsync(SomeList list, string? state, bool looksBack = true)
    {
        var states = new List<string?>();
        var request = new ReadRequest(state is null ? null : JsonElement.Parse(state), looksBack);
        await foreach (var page in list.PagesAsync(request, CancellationToken.None))
        {
            states.Add(page.Checkpoint is { } saved ? Encoding.UTF8.GetString(saved.Span) : null);
            page.Dispose();
        }

        return states;
    }

    private static string? Date(string? state) =>
        state is not null && JsonElement.Parse(state).TryGetProperty("date", out var date) ? date.GetString() : null;
}
