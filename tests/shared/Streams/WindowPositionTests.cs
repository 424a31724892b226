using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Streams;

namespace Connectors.Tests.Streams;

/// <summary>Where streams stand that share a read by windows, and reads by whole days.</summary>
public sealed class WindowPositionTests
{
    private static readonly StreamSpec Things = new("things") { Cursor = "at" };

    private static readonly WindowSpan Span = new(SomePagedWindows.Start("2026-01-01T12:30:00Z"))
    {
        LookBack = TimeSpan.FromHours(24),
        Utc = "Z",
    };

    [TestCase(null, true, "2026-01-01T12:30:00Z")]
    [TestCase("2026-03-10T06:00:00Z", true, "2026-03-09T06:00:00Z")]
    [TestCase("2026-03-10T06:00:00.999Z", true, "2026-03-09T06:00:00Z")]
    [TestCase("2026-03-10T06:00:00Z", false, "2026-03-10T06:00:00Z", Description = "the same job goes on")]
    [TestCase("2026-01-02T00:00:00Z", true, "2026-01-01T12:30:00Z", Description = "not before the start")]
    public void A_stream_begins_where_it_stands(string? saved, bool isIncremental, string from) =>
        Assert.That(Position(Span, saved, isIncremental).From, Is.EqualTo(Time(from)));

    [TestCase(null, true, "2026-01-01T00:00:00Z")]
    [TestCase("2026-03-10T06:00:00Z", true, "2026-03-09T00:00:00Z")]
    [TestCase("2026-03-10T00:00:00Z", true, "2026-03-09T00:00:00Z")]
    [TestCase("2026-03-10T23:59:59Z", false, "2026-03-10T00:00:00Z")]
    [TestCase("2026-03-10T00:00:00Z", false, "2026-03-10T00:00:00Z")]
    [TestCase("2026-03-10T01:00:00+02:00", false, "2026-03-09T00:00:00Z", Description = "days are those of UTC")]
    [TestCase("2026-01-01T18:00:00Z", true, "2026-01-01T00:00:00Z")]
    public void Where_the_vendor_is_asked_for_days_it_begins_with_a_whole_one(
        string? saved,
        bool isIncremental,
        string from
    ) => Assert.That(Position(Span with { ByDay = true }, saved, isIncremental).From, Is.EqualTo(Time(from)));

    [TestCase(null, "2026-03-10T06:00:00Z", "2026-03-10T06:00:00Z")]
    [TestCase(null, "2026-03-10T06:00:00.999Z", "2026-03-10T06:00:00Z")]
    [TestCase(null, "2026-03-10T06:00:00+02:00", "2026-03-10T04:00:00Z")]
    [TestCase("2026-03-10T06:00:00Z", "2026-03-10T06:00:01Z", "2026-03-10T06:00:01Z")]
    [TestCase("2026-03-10T06:00:00Z", "2026-03-09T06:00:00Z", "2026-03-10T06:00:00Z")]
    public void A_state_never_goes_back(string? saved, string reached, string state)
    {
        var position = Position(Span, saved, isIncremental: true);

        Assert.That(Encoding.UTF8.GetString(position.Save(Time(reached))), Is.EqualTo($"{{\"at\":\"{state}\"}}"));
        Assert.That(
            Position(Span with { LookBack = TimeSpan.Zero }, state, isIncremental: true).From,
            Is.EqualTo(Time(state)),
            "it can be read again"
        );
    }

    [Test]
    public void Streams_of_one_read_stand_each_where_they_stand()
    {
        var (early, late) = (
            Position(Span, "2026-02-01T00:00:00Z", true),
            Position(Span, "2026-03-01T00:00:00Z", true)
        );

        Assert.That((early.From, late.From), Is.EqualTo((Time("2026-01-31T00:00:00Z"), Time("2026-02-28T00:00:00Z"))));
        Assert.That(
            Encoding.UTF8.GetString(late.Save(Time("2026-02-10T00:00:00Z"))),
            Does.Contain("2026-03-01T00:00:00Z")
        );
        Assert.That(
            Encoding.UTF8.GetString(early.Save(Time("2026-02-10T00:00:00Z"))),
            Does.Contain("2026-02-10T00:00:00Z")
        );
    }

    [Test]
    public void A_state_that_is_no_time_is_refused() =>
        Assert.That(() => Position(Span, "soon", true), Throws.TypeOf<ConnectorException>());

    [Test]
    public void A_stream_without_a_cursor_has_no_state_to_save()
    {
        var position = new WindowPosition(new StreamSpec("things"), Span, new ReadRequest(null, IsIncremental: false));

        Assert.That(() => position.Save(Time("2026-03-10T06:00:00Z")), Throws.InvalidOperationException);
    }

    private static WindowPosition Position(WindowSpan span, string? saved, bool isIncremental) =>
        new(
            Things,
            span,
            new ReadRequest(saved is null ? null : JsonElement.Parse($"{{\"at\":\"{saved}\"}}"), isIncremental)
        );

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
