using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;

namespace Connectors.Tests.Streams;

public sealed class InstantWindowStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, 900, TimeSpan.Zero);
    private static readonly WindowRules Daily = new(TimeSpan.FromDays(1));

    [Test]
    public async Task Windows_are_half_open_contiguous_and_of_whole_seconds_and_the_last_is_shorter()
    {
        var stream = Make(
            "2026-01-01T00:00:00.750Z",
            new WindowRules(TimeSpan.FromHours(14.0001)),
            lag: TimeSpan.FromMinutes(5)
        );

        var states = await StatesAsync(stream);

        Assert.That(
            stream.Asked,
            Is.EqualTo(
                new[]
                {
                    "2026-01-01T00:00:00..2026-01-01T14:00:00",
                    "2026-01-01T14:00:00..2026-01-02T04:00:00",
                    "2026-01-02T04:00:00..2026-01-02T11:55:00",
                }
            )
        );
        Assert.That(
            states,
            Is.EqualTo(
                new[]
                {
                    """{"at":"2026-01-01T14:00:00+00:00"}""",
                    """{"at":"2026-01-02T04:00:00+00:00"}""",
                    """{"at":"2026-01-02T11:55:00+00:00"}""",
                }
            )
        );
    }

    [TestCase(0.001)]
    [TestCase(1)]
    public async Task A_window_has_at_least_a_second(double seconds)
    {
        var stream = Make("2026-01-02T11:59:57Z", new WindowRules(TimeSpan.FromSeconds(seconds)));

        await StatesAsync(stream);

        Assert.That(
            stream.Windows.Select(window => window.Length),
            Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(1), 3))
        );
    }

    [TestCase(null, "2026-01-02T12:00:00", TestName = "Without_an_end_reading_goes_to_now")]
    [TestCase("2026-01-02T06:00:00Z", "2026-01-02T06:00:00", TestName = "The_end_that_the_user_wants_has_no_lag")]
    [TestCase("2026-01-02", "2026-01-02T00:00:00", TestName = "The_end_may_be_a_date")]
    [TestCase("2027-01-01", "2026-01-02T12:00:00", TestName = "An_end_in_the_future_is_now")]
    public async Task Reading_ends(string? end, string until)
    {
        var lag = end is null ? TimeSpan.Zero : TimeSpan.FromMinutes(5);
        var stream = Make("2026-01-01T18:00:00Z", Daily, end, lag);

        await StatesAsync(stream);

        Assert.That(stream.Asked, Is.EqualTo(new[] { $"2026-01-01T18:00:00..{until}" }));
    }

    [TestCase("2026-02-01", null, null, TestName = "A_start_in_the_future")]
    [TestCase("2026-01-02T11:58:00Z", null, null, TestName = "A_start_within_the_lag")]
    [TestCase("2026-01-01", "2025-06-01", null, TestName = "An_end_before_the_start")]
    [TestCase("2026-01-01", null, "2026-06-01T00:00:00+00:00", TestName = "A_state_in_the_future")]
    [TestCase("2026-01-01", null, "2026-01-02T11:55:00+00:00", TestName = "A_state_at_the_very_end")]
    public async Task Nothing_is_asked_and_nothing_is_saved_for(string start, string? end, string? saved)
    {
        var stream = Make(start, Daily, end, TimeSpan.FromMinutes(5));

        var states = await StatesAsync(stream, saved is null ? null : $$"""{"at":"{{saved}}"}""");

        Assert.That(stream.Asked, Is.Empty);
        Assert.That(states, Is.Empty);
    }

    [Test]
    public async Task A_state_that_lies_ahead_is_kept_however_little_is_read_before_it()
    {
        var stream = Make("2026-01-01", Daily, lookBack: TimeSpan.FromDays(2));

        var states = await StatesAsync(stream, """{"at":"2026-01-03T18:00:00+00:00"}""");

        Assert.That(stream.Asked, Is.EqualTo(new[] { "2026-01-01T18:00:00..2026-01-02T12:00:00" }));
        Assert.That(states, Is.EqualTo(new[] { """{"at":"2026-01-03T18:00:00+00:00"}""" }));
    }

    [Test]
    public async Task The_saved_position_never_falls()
    {
        var stream = Make("2025-12-01", new WindowRules(TimeSpan.FromHours(8)), lookBack: TimeSpan.FromDays(1));

        var states = await StatesAsync(stream, """{"at":"2026-01-02T04:00:00+00:00"}""");

        Assert.That(stream.Asked[0], Does.StartWith("2026-01-01T04:00:00.."));
        Assert.That(
            states,
            Is.EqualTo(
                new[]
                {
                    """{"at":"2026-01-02T04:00:00+00:00"}""",
                    """{"at":"2026-01-02T04:00:00+00:00"}""",
                    """{"at":"2026-01-02T04:00:00+00:00"}""",
                    """{"at":"2026-01-02T12:00:00+00:00"}""",
                }
            )
        );
    }

    [TestCase("\"2026-01-02T08:00:00+00:00\"")]
    [TestCase("\"2026-01-02 08:00:00 +00:00\"")]
    [TestCase("\"2026-01-02 08:00:00 +0000\"")]
    [TestCase("\"2026-01-02T08:00:00+0000\"")]
    [TestCase("\"2026-01-02T08:00:00Z\"")]
    [TestCase("\"2026-01-02T08:00:00\"")]
    [TestCase("\"2026-01-02T10:00:00+02:00\"")]
    [TestCase("\"2026-01-02T08:00:00.123456.000Z\"")]
    [TestCase("1767340800000")]
    [TestCase("1767340800999")]
    public async Task Reading_goes_on_from_any_form_of_a_state(string saved)
    {
        var stream = Make("2026-01-01", Daily);

        await StatesAsync(stream, $$"""{"at":{{saved}}}""");

        Assert.That(stream.Asked, Is.EqualTo(new[] { "2026-01-02T08:00:00..2026-01-02T12:00:00" }));
    }

    [TestCase(true, "2026-01-01T20:00:00")]
    [TestCase(false, "2026-01-02T08:00:00")]
    public async Task Only_an_incremental_read_looks_back(bool isIncremental, string from)
    {
        var stream = Make("2026-01-01", Daily, lookBack: TimeSpan.FromHours(12));

        await StatesAsync(stream, """{"at":"2026-01-02T08:00:00+00:00"}""", isIncremental);

        Assert.That(stream.Asked[0], Does.StartWith(from));
    }

    [TestCase("\"soon\"")]
    [TestCase("17")]
    [TestCase("{}")]
    public void A_state_that_cannot_be_read_is_an_error_of_the_user(string saved)
    {
        Assert.That(
            async () => await StatesAsync(Make("2026-01-01", Daily), $$"""{"at":{{saved}}}"""),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
        );
    }

    [Test]
    public async Task An_absence_is_an_empty_stream_without_a_position()
    {
        var stream = Make("2026-01-01", Daily, absence: e => e.Message == "No such thing.");
        stream.Answer = (_, _) => Task.FromException<RecordPage>(ConnectorException.System("No such thing."));

        Assert.That(await StatesAsync(stream), Is.Empty);
    }

    [Test]
    public void After_the_first_window_nothing_is_an_absence()
    {
        var stream = Make("2026-01-01", Daily, absence: _ => true);
        stream.Answer = (window, _) =>
            stream.Windows.Count == 1
                ? Task.FromResult(SomeWindows.Page())
                : Task.FromException<RecordPage>(ConnectorException.System("No."));

        Assert.That(async () => await StatesAsync(stream), Throws.TypeOf<ConnectorException>());
    }

    [Test]
    public void A_failure_that_is_no_absence_ends_the_stream()
    {
        var stream = Make("2026-01-01", Daily);
        stream.Answer = (_, _) => Task.FromException<RecordPage>(ConnectorException.System("No."));

        Assert.That(async () => await StatesAsync(stream), Throws.TypeOf<ConnectorException>());
        Assert.That(stream.Asked, Has.Count.EqualTo(1), "nor is it tried with less");
    }

    private static SomeWindows Make(
        string start,
        WindowRules rules,
        string? end = null,
        TimeSpan lag = default,
        TimeSpan lookBack = default,
        Func<ConnectorException, bool>? absence = null
    ) =>
        new(
            new WindowSpan(Start(start))
            {
                End = end is null ? null : Start(end),
                EndLag = lag,
                LookBack = lookBack,
            },
            rules,
            new WindowsAhead(0),
            new InstantClock(Now)
        )
        {
            Absence = absence ?? (_ => false),
        };

    private static StartDate Start(string text) =>
        StartDate.TryParse(text, out var start) ? start : throw new ArgumentException(text, nameof(text));

    private static async Task<List<string>> StatesAsync(
        SomeWindows stream,
        string? state = null,
        bool isIncremental = true
    )
    {
        var states = new List<string>();
        var request = new ReadRequest(state is null ? null : JsonElement.Parse(state), isIncremental);
        await foreach (var page in stream.PagesAsync(request, CancellationToken.None))
        {
            Assert.That(page.Count, Is.EqualTo(1));
            states.Add(Encoding.UTF8.GetString(page.Checkpoint.GetValueOrDefault().Span));
            page.Dispose();
        }

        return states;
    }
}
