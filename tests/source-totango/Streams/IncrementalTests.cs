using System.Text.Json;
using Sandbox.Totango;

namespace Connectors.Totango.Tests.Streams;

/// <summary>What a later run reads, and what it goes by.</summary>
[Parallelizable(ParallelScope.All)]
public class IncrementalTests
{
    private static readonly string[] Timeline = ["events", "touchpoints", "tasks", "alerts", "campaign_touches"];
    private static readonly TotangoOptions Some = new()
    {
        Accounts = 300,
        Users = 500,
        TimelessPercent = 10,
        Attributes = 2,
        Events = 300,
        Staff = 3,
    };

    [TestCase("accounts", "v1/search/accounts", 300)]
    [TestCase("users", "v1/search/users", 500)]
    public async Task Of_accounts_and_users_those_come_that_were_active_since(string stream, string search, int count)
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = 0;
        var all = (await service.ReadAsync(stream)).Whole(stream);
        var times = all.Of("last_activity_time").Where(time => time.Length > 0).Select(Time).Order().ToList();
        var since = times[^20];

        var run = await service.ReadAsync(stream, $$"""{"last_activity_time":"{{since:yyyy-MM-ddTHH:mm:ss.fffZ}}"}""");

        Assert.That(all, Has.Count.EqualTo(count));
        Assert.That(run.Whole(stream).Of("last_activity_time").Select(Time).Order(), Is.EqualTo(times.TakeLast(20)));
        Assert.That(
            service.Queries(search).Select(query => query.GetProperty("terms")[0].GetRawText()),
            Has.All.EqualTo(
                $$"""{"type":"date","term":"last_activity_time","gte":{{since.ToUnixTimeMilliseconds()}}}"""
            )
        );
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("time of the last activity"));
        Assert.That(Time(State(run.Messages.LastState(stream), "last_activity_time")), Is.EqualTo(times[^1]));
    }

    /// <summary>What happened before may have been known to the search later.</summary>
    [TestCase("accounts")]
    [TestCase("users")]
    public async Task Of_accounts_and_users_those_of_the_look_back_come_again_and_the_state_does_not_go_back(
        string stream
    )
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = 48;
        var all = (await service.ReadAsync(stream)).Whole(stream);
        var latest = all.Of("last_activity_time").Where(time => time.Length > 0).Select(Time).Max();
        var state = $$"""{"last_activity_time":"{{latest:yyyy-MM-ddTHH:mm:ss.fffZ}}"}""";

        var run = await service.ReadAsync(stream, state);

        Assert.That(
            run.Whole(stream).Of("last_activity_time").Select(Time).Order(),
            Is.EqualTo(
                all.Of("last_activity_time")
                    .Where(time => time.Length > 0)
                    .Select(Time)
                    .Where(time => time >= latest.AddHours(-48))
                    .Order()
            )
        );
        Assert.That(Time(State(run.Messages.LastState(stream), "last_activity_time")), Is.EqualTo(latest));
    }

    [TestCase("accounts")]
    [TestCase("users")]
    public async Task A_first_run_reads_all_and_does_not_warn(string stream)
    {
        await using var service = await Service.OpenAsync(Some);

        var run = await service.ReadAsync(stream);

        Assert.That(run.Whole(stream).Raw("last_activity_time"), Has.Some.EqualTo("null"));
        Assert.That(run.Messages.Logs("WARN"), Is.Empty);
    }

    [TestCase("accounts")]
    [TestCase("users")]
    public async Task A_full_refresh_reads_all_whatever_was_saved(string stream)
    {
        await using var service = await Service.OpenAsync(Some);
        var first = await service.ReadAsync(stream);

        var again = await service.ReadAsync([stream], first.Messages.LastState(stream), "full_refresh");

        _ = again.Whole(stream);
        Assert.That(again.Messages.Rows(stream), Is.EqualTo(first.Messages.Rows(stream)));
    }

    [Test]
    public async Task What_scrolling_gives_without_a_time_is_not_left_out()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["accounts_read_mode"] = "scroll";

        var run = await service.ReadAsync("accounts", """{"last_activity_time":"2024-03-01T00:00:00Z"}""");

        Assert.That(run.Whole("accounts"), Has.Count.EqualTo(300));
    }

    [Test]
    public async Task More_active_accounts_than_a_search_reaches_come_by_slices_from_then_on_and_are_not_scrolled_for()
    {
        await using var service = await Service.OpenAsync(
            Some with
            {
                Accounts = 12_000,
                TimelessPercent = 3,
                Attributes = 1,
            }
        );

        service.Config["lookback_window"] = 0;

        var run = await service.ReadAsync("accounts", """{"last_activity_time":"2022-04-20T00:00:00Z"}""");

        Assert.That(run.Whole("accounts").Of("account_id"), Is.Unique.And.Count.GreaterThan(10_000));
        Assert.That(run.Whole("accounts").Raw("last_activity_time"), Has.None.EqualTo("null"));
        Assert.That(service.Requests("v2/accounts/scan_and_scroll_search_accounts"), Is.Empty);
        var since = new DateTimeOffset(2022, 4, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.That(
            service.Queries("v1/search/accounts").Select(query => query.GetProperty("terms")[0].GetProperty("gte")),
            Has.All.Matches<JsonElement>(from => from.GetInt64() >= since)
        );
    }

    [TestCase(24)]
    [TestCase(0)]
    [TestCase(100)]
    public async Task The_timeline_is_read_again_from_the_look_back_on(double hours)
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = hours;
        var saved = new DateTimeOffset(2024, 3, 20, 15, 30, 0, TimeSpan.Zero);

        var run = await service.ReadAsync("events", """{"timestamp":"2024-03-20T15:30:00Z"}""");

        Assert.That(service.Windows[0].From, Is.EqualTo(saved.AddHours(-hours)));
        Assert.That(
            run.Whole("events").Of("timestamp").Select(Time),
            Has.All.GreaterThanOrEqualTo(saved.AddHours(-hours))
        );
        Assert.That(
            run.Messages.Records("events").Of("timestamp").Any(time => Time(time) < saved),
            Is.EqualTo(hours >= 100),
            "what comes again has the same id"
        );
        Assert.That(run.Messages.LastState("events"), Is.EqualTo("""{"timestamp":"2024-04-10T12:00:00Z"}"""));
    }

    [Test]
    public async Task The_look_back_does_not_go_behind_the_start()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = 1e9;

        var run = await service.ReadAsync("events", """{"timestamp":"2024-03-20T15:30:00Z"}""");

        _ = run.Whole("events");
        Assert.That(service.Windows[0].From, Is.EqualTo(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Streams_of_the_timeline_have_states_of_their_own_and_none_gets_what_it_has()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = 0;
        const string State = """
            [{"type":"STREAM","stream":{"stream_descriptor":{"name":"events"},"stream_state":{"timestamp":"2024-03-10T00:00:00Z"}}},
             {"type":"STREAM","stream":{"stream_descriptor":{"name":"alerts"},"stream_state":{"timestamp":"2024-02-20T00:00:00Z"}}}]
            """;
        var alone = await service.ReadAsync("touchpoints");

        var run = await service.ReadAsync(["events", "touchpoints", "alerts"], State);

        Assert.That(
            run.Whole("events").Of("timestamp").Order(StringComparer.Ordinal).First(),
            Is.GreaterThanOrEqualTo("2024-03-10").And.LessThan("2024-03-12")
        );
        Assert.That(
            run.Whole("alerts").Of("timestamp").Order(StringComparer.Ordinal).First(),
            Is.GreaterThanOrEqualTo("2024-02-20")
        );
        Assert.That(run.Messages.Rows("touchpoints"), Is.EqualTo(alone.Messages.Rows("touchpoints")), "all of it");
        foreach (var stream in new[] { "events", "touchpoints", "alerts" })
        {
            Assert.That(run.Messages.LastState(stream), Is.EqualTo("""{"timestamp":"2024-04-10T12:00:00Z"}"""));
        }

        Assert.That(
            service.Windows.Select(window => window.From).Order().First(),
            Is.EqualTo(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero))
        );
    }

    [Test]
    public async Task A_full_refresh_of_the_timeline_reads_all_whatever_was_saved()
    {
        await using var service = await Service.OpenAsync(Some);
        var first = await service.ReadAsync(Timeline);

        var again = await service.ReadAsync(Timeline, first.Messages.StateFile(), "full_refresh");

        foreach (var stream in Timeline)
        {
            _ = again.Whole(stream);
            Assert.That(again.Messages.Rows(stream), Is.EqualTo(first.Messages.Rows(stream)), stream);
        }
    }

    [Test]
    public async Task A_state_ahead_is_never_taken_back()
    {
        await using var service = await Service.OpenAsync(Some);

        var run = await service.ReadAsync("events", """{"timestamp":"2030-01-01T00:00:00Z"}""");

        Assert.That(run.Whole("events"), Is.Empty);
        Assert.That(
            run.Messages.States("events").Count == 0
                || run.Messages.LastState("events").Contains("2030", StringComparison.Ordinal),
            Is.True
        );
        Assert.That(service.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_run_that_broke_off_is_gone_on_with_from_its_last_states()
    {
        var options = Some with { Events = 6_000, Accounts = 10 };
        await using var service = await Service.OpenAsync(options);
        service.Config["lookback_window"] = 0;
        service.Config["start_date"] = "2023-01-01";
        var whole = await service.ReadAsync(Timeline);
        service.Server.Faults.Add("500@/api/v2/events/search?#4x6");

        var first = await service.ReadAsync(Timeline);
        var second = await service.ReadAsync(Timeline, first.Messages.StateFile());

        _ = first.Failed("events", "transient_error");
        var (one, other) = (first.Messages.Records("events").Of("id"), second.Whole("events").Of("id"));
        Assert.That(one, Is.Not.Empty);
        Assert.That(one.Intersect(other), Is.Empty);
        Assert.That(one.Concat(other), Is.EquivalentTo(whole.Whole("events").Of("id")));
        Assert.That(
            first.Messages.Records("alerts").Concat(second.Whole("alerts")).ToList().Of("id"),
            Is.EquivalentTo(whole.Whole("alerts").Of("id"))
        );
        Assert.That(service.Windows[0].From, Is.GreaterThan(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task The_audit_log_goes_on_where_it_broke_off()
    {
        await using var service = await Service.OpenAsync(Some);
        service.Config["lookback_window"] = 0;
        var whole = await service.ReadAsync("audit_log");
        service.Server.Faults.Add("500@/api/v2/audit?startDate=2024-02-10x6");

        var first = await service.ReadAsync("audit_log");
        var second = await service.ReadAsync("audit_log", first.Messages.LastState("audit_log"));

        _ = first.Failed("audit_log", "transient_error");
        Assert.That(first.Messages.LastState("audit_log"), Is.EqualTo("""{"timestamp":"2024-02-10T00:00:00Z"}"""));
        Assert.That(
            first.Messages.Records("audit_log").Concat(second.Whole("audit_log")).ToList().Of("_row_hash"),
            Is.EquivalentTo(whole.Whole("audit_log").Of("_row_hash"))
        );
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string State(string state, string cursor) => $"{JsonElement.Parse(state).GetProperty(cursor)}";
}
