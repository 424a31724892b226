using System.Globalization;
using Connectors.Schema;
using NodaTime;

namespace Connectors.Tests.Schema;

public class StartDateTests
{
    [TestCase("2024-01-31", true, "2024-01-31T00:00:00.0000000+00:00")]
    [TestCase("01/31/2024", true, "2024-01-31T00:00:00.0000000+00:00")]
    [TestCase("2024-01-31T10:00:00Z", false, "2024-01-31T10:00:00.0000000+00:00")]
    [TestCase("2024-01-31T00:30:00.25+02:00", false, "2024-01-30T22:30:00.2500000+00:00")]
    [TestCase("2024-01-31T23:00:00-23:59", false, "2024-02-01T22:59:00.0000000+00:00")]
    [TestCase("2024-01-31T10:00:00.123456789Z", false, "2024-01-31T10:00:00.1234567+00:00")]
    public void Each_form_is_understood(string text, bool isDateOnly, string instant)
    {
        var isDate = StartDate.TryParse(text, out var start);

        Assert.That(isDate, Is.True);
        Assert.That(start!.IsDateOnly, Is.EqualTo(isDateOnly));
        Assert.That(start.InstantUtc.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(instant));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("2024")]
    [TestCase("2024-02-30")]
    [TestCase("2023-02-29T00:00:00Z")]
    [TestCase("31/01/2024")]
    [TestCase("1/31/2024")]
    [TestCase("2024-01-31T10:00:00")]
    [TestCase("2024-01-31 10:00:00Z")]
    [TestCase("2024-01-31T25:00:00Z")]
    [TestCase("0001-01-01T00:00:00+01:00")]
    [TestCase("9999-12-31T23:00:00-02:00")]
    [TestCase(" 2024-01-31")]
    public void Anything_else_is_no_date(string? text) => Assert.That(StartDate.TryParse(text, out _), Is.False);

    [TestCase("2024-01-31", "America/Los_Angeles", "2024-01-31")]
    [TestCase("2024-01-31T02:00:00Z", "America/Los_Angeles", "2024-01-30")]
    [TestCase("2024-01-31T20:00:00Z", "Asia/Tokyo", "2024-02-01")]
    [TestCase("2024-01-31T20:00:00Z", "UTC", "2024-01-31")]
    public void A_date_stays_itself_in_any_zone_and_an_instant_has_the_date_of_the_zone(
        string text,
        string zone,
        string date
    )
    {
        var start = Parse(text);

        Assert.That(
            start.DateIn(DateTimeZoneProviders.Tzdb[zone]),
            Is.EqualTo(DateOnly.Parse(date, CultureInfo.InvariantCulture))
        );
    }

    [TestCase("01/31/2024", "2024-01-31")]
    [TestCase("2024-01-31T12:00:00+02:00", "2024-01-31T10:00:00Z")]
    [TestCase("2024-01-31T12:00:00.500Z", "2024-01-31T12:00:00.5Z")]
    public void It_shows_itself_in_one_form(string text, string shown)
    {
        var start = Parse(text);

        Assert.That(start.ToString(), Is.EqualTo(shown));
    }

    [Test]
    public void An_instant_is_kept_in_UTC() =>
        Assert.That(
            StartDate.Of(new DateTimeOffset(2024, 1, 31, 1, 0, 0, TimeSpan.FromHours(2))).ToString(),
            Is.EqualTo("2024-01-30T23:00:00Z")
        );

    private static StartDate Parse(string text) =>
        StartDate.TryParse(text, out var start)
            ? start
            : throw new ArgumentException($"{text} is no date.", nameof(text));
}
