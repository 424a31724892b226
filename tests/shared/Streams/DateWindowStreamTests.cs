using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;
using NodaTime;

namespace Connectors.Tests.Streams;

public sealed class DateWindowStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 10, 23, 30, 0, TimeSpan.Zero);

    [Test]
    public async Task Without_windows_all_days_are_asked_for_at_once()
    {
        var days = new SomeDays(Start("2026-01-01"));

        var states = await StatesAsync(days);

        Assert.That(days.Asked, Is.EqualTo(new[] { "2026-01-01..2026-01-11" }), "up to and with today");
        Assert.That(states, Is.EqualTo(new[] { null, """{"day":"2026-01-10"}""" }));
    }

    [Test]
    public async Task Windows_follow_each_other_without_gap_or_overlap()
    {
        var days = new SomeDays(Start("2026-01-01"), windowDays: 4);

        var states = await StatesAsync(days);

        Assert.That(
            days.Asked,
            Is.EqualTo(new[] { "2026-01-01..2026-01-05", "2026-01-05..2026-01-09", "2026-01-09..2026-01-11" })
        );
        Assert.That(
            states.Where(state => state is not null),
            Is.EqualTo(new[] { """{"day":"2026-01-04"}""", """{"day":"2026-01-08"}""", """{"day":"2026-01-10"}""" })
        );
    }

    [TestCase(1, 10)]
    [TestCase(3, 4)]
    [TestCase(5, 2)]
    [TestCase(9, 2)]
    [TestCase(10, 1)]
    [TestCase(11, 1)]
    [TestCase(int.MaxValue, 1)]
    public async Task Windows_of_any_length_cover_each_day_once(int windowDays, int windows)
    {
        var days = new SomeDays(Start("2026-01-01"), windowDays: windowDays);

        await StatesAsync(days);

        Assert.That(days.Windows, Has.Count.EqualTo(windows));
        Assert.That(
            days.Windows.SelectMany(w => Enumerable.Range(w.From.DayNumber, w.Until.DayNumber - w.From.DayNumber)),
            Is.EqualTo(Enumerable.Range(new DateOnly(2026, 1, 1).DayNumber, 10))
        );
        Assert.That(days.Windows.Select(w => w.Until.DayNumber - w.From.DayNumber), Is.All.InRange(1, windowDays));
        Assert.That(days.Windows.Select(w => w.Last), Is.EqualTo(days.Windows.Select(w => w.Until.AddDays(-1))));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_window_has_at_least_one_day(int windowDays)
    {
        Assert.That(
            () => new SomeDays(Start("2026-01-01"), windowDays: windowDays),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    [TestCase("2026-01-08", 3, "2026-01-05", TestName = "A_later_run_looks_back")]
    [TestCase("2026-01-08T15:00:00Z", 3, "2026-01-05", TestName = "An_instant_counts_as_its_day")]
    [TestCase("2026-01-02", 30, "2026-01-01", TestName = "Looking_back_ends_at_the_start_day")]
    [TestCase("2025-06-10", 3, "2025-06-07", TestName = "A_later_start_makes_no_hole")]
    [TestCase("2026-01-10", 0, "2026-01-10", TestName = "The_saved_day_is_read_again")]
    [TestCase("0001-01-03", 30, "0001-01-01", TestName = "The_calendar_has_a_first_day")]
    public async Task Reading_begins_where_nothing_is_missed(string saved, int lookBack, string from)
    {
        var days = new SomeDays(Start("2026-01-01"), lookBack);

        await StatesAsync(days, $$"""{"day":"{{saved}}"}""");

        Assert.That(days.Asked, Is.EqualTo(new[] { $"{from}..2026-01-11" }));
    }

    [Test]
    public async Task A_full_refresh_that_goes_on_does_not_look_back()
    {
        var days = new SomeDays(Start("2026-01-01"), lookBack: 5);

        await StatesAsync(days, """{"day":"2026-01-08"}""", looksBack: false);

        Assert.That(days.Asked, Is.EqualTo(new[] { "2026-01-08..2026-01-11" }));
    }

    [Test]
    public async Task The_saved_day_never_falls()
    {
        var days = new SomeDays(Start("2026-01-01"), lookBack: 7, windowDays: 3);

        var states = await StatesAsync(days, """{"day":"2026-01-09"}""");

        Assert.That(days.Asked[0], Does.StartWith("2026-01-02"));
        Assert.That(
            states.Where(state => state is not null),
            Is.EqualTo(new[] { """{"day":"2026-01-09"}""", """{"day":"2026-01-09"}""", """{"day":"2026-01-10"}""" })
        );
    }

    [TestCase("Asia/Tokyo", "2026-01-11")]
    [TestCase("Etc/UTC", "2026-01-10")]
    [TestCase("America/New_York", "2026-01-10")]
    [TestCase("Pacific/Kiritimati", "2026-01-11")]
    public async Task Today_is_the_day_of_the_vendors_zone(string zone, string today)
    {
        var days = new SomeDays(Start("2026-01-09")) { Zone = DateTimeZoneProviders.Tzdb[zone] };

        var states = await StatesAsync(days);

        Assert.That(states[^1], Is.EqualTo($$"""{"day":"{{today}}"}"""));
    }

    [Test]
    public async Task A_start_with_a_time_begins_on_its_day_in_the_zone()
    {
        var days = new SomeDays(Start("2026-01-09T20:00:00Z")) { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] };

        await StatesAsync(days);

        Assert.That(days.Asked, Is.EqualTo(new[] { "2026-01-10..2026-01-12" }));
    }

    [TestCase("2026-02-01", null)]
    [TestCase("2026-01-01", "2026-03-01")]
    public async Task Nothing_at_all_is_asked_for_in_the_future(string start, string? saved)
    {
        var days = new SomeDays(Start(start), lookBack: 3);

        var states = await StatesAsync(days, saved is null ? null : $$"""{"day":"{{saved}}"}""");

        Assert.That(states, Is.Empty);
        Assert.That(days.Asked, Is.Empty);
        Assert.That(days.ZoneAsked, Is.False, "not even for the zone");
    }

    [Test]
    public async Task Tomorrow_may_be_today_elsewhere()
    {
        var east = new SomeDays(Start("2026-01-11")) { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] };
        var here = new SomeDays(Start("2026-01-11"));

        Assert.That(await StatesAsync(east), Has.Count.EqualTo(2));
        Assert.That(await StatesAsync(here), Is.Empty);
    }

    [TestCase("""{"day":"soon"}""")]
    [TestCase("""{"day":20260101}""")]
    public void A_state_that_cannot_be_read_is_an_error_of_the_user(string state)
    {
        Assert.That(
            async () => await StatesAsync(new SomeDays(Start("2026-01-01")), state),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Message.Contains("reset this stream")
        );
    }

    [TestCase("{}")]
    [TestCase("""{"day":null}""")]
    [TestCase("""{"other":"2026-01-05"}""")]
    public async Task A_state_without_the_day_is_none(string state)
    {
        var days = new SomeDays(Start("2026-01-01"));

        await StatesAsync(days, state);

        Assert.That(days.Asked, Is.EqualTo(new[] { "2026-01-01..2026-01-11" }));
    }

    private static StartDate Start(string text) =>
        StartDate.TryParse(text, out var start) ? start : throw new ArgumentException(text, nameof(text));

    /// <summary>Each page's state: null for those with records, then that of the window.</summary>
    private static async Task<List<string?>> StatesAsync(SomeDays days, string? state = null, bool looksBack = true)
    {
        var states = new List<string?>();
        var request = new ReadRequest(state is null ? null : JsonElement.Parse(state), looksBack);
        await foreach (var page in days.PagesAsync(request, CancellationToken.None))
        {
            states.Add(page.Checkpoint is { } saved ? Encoding.UTF8.GetString(saved.Span) : null);
            page.Dispose();
        }

        return states;
    }

    private sealed class SomeDays(StartDate start, int lookBack = 0, int? windowDays = null)
        : DateWindowStream(start, lookBack, windowDays, new InstantClock(Now))
    {
        public override StreamSpec Spec { get; } = new("days") { Cursor = "day" };

        public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

        public bool ZoneAsked { get; private set; }

        public List<DateWindow> Windows { get; } = [];

        public IReadOnlyList<string> Asked => [.. Windows.Select(w => $"{w.From:yyyy-MM-dd}..{w.Until:yyyy-MM-dd}")];

        protected override Task<DateTimeZone> ZoneAsync(CancellationToken cancellationToken)
        {
            ZoneAsked = true;
            return Task.FromResult(Zone);
        }

        protected override async IAsyncEnumerable<RecordPage> ReadAsync(
            DateWindow window,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            Windows.Add(window);
            yield return Pages.Read("[{}]", PageShape.Array);
        }
    }
}
