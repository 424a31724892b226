using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Extensions;

namespace Connectors.Schema;

/// <summary>
/// From when on a stream is read, in one of the three forms that a config may hold: <c>2024-01-31</c>, an
/// RFC 3339 date-time with <c>Z</c> or an offset, or <c>01/31/2024</c>. It remembers whether a time was given: a date alone
/// is that date in the zone of the account, a date-time is one instant for all.
/// </summary>
[JsonConverter(typeof(StartDateConverter))]
public sealed record StartDate
{
    private readonly DateOnly _writtenDate;

    private StartDate(DateOnly writtenDate, DateTimeOffset instantUtc, bool isDateOnly)
    {
        _writtenDate = writtenDate;
        InstantUtc = instantUtc;
        IsDateOnly = isDateOnly;
    }

    /// <summary>True when no time of day was given.</summary>
    public bool IsDateOnly { get; }

    /// <summary>The first instant, in UTC; a date alone begins at 00:00 UTC.</summary>
    public DateTimeOffset InstantUtc { get; }

    /// <summary>A whole day, from its first moment.</summary>
    public static StartDate Of(DateOnly date) =>
        new(date, new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), isDateOnly: true);

    /// <summary>An instant.</summary>
    public static StartDate Of(DateTimeOffset instant) =>
        new(DateOnly.FromDateTime(instant.UtcDateTime), instant.ToUniversalTime(), isDateOnly: false);

    /// <summary>Reads any of the three forms; false for another one, and for a day or time that does not exist.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StartDate? start)
    {
        start =
            Rfc3339.TryDate(text, out var date) || TryAmericanDate(text, out date) ? Of(date)
            : Rfc3339.TryDateTime(text, out var moment) ? AtInstant(moment)
            : null;
        return start is not null;
    }

    /// <summary>The first day to read where the vendor counts days in <paramref name="zone"/>.</summary>
    public DateOnly DateIn(DateTimeZone zone) =>
        IsDateOnly ? _writtenDate : InstantUtc.ToInstant().InZone(zone).Date.ToDateOnly();

    /// <summary>The form in which it is shown: <c>2024-01-31</c> or <c>2024-01-31T10:00:00Z</c>.</summary>
    public override string ToString() =>
        IsDateOnly ? $"{_writtenDate:yyyy-MM-dd}" : $"{InstantUtc:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}";

    private static bool TryAmericanDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == 10
            && text[2] == '/'
            && text[5] == '/'
            && Rfc3339.TryDate(text[6..], text[..2], text[3..5], out date);
    }

    /// <summary>Null without an offset, since that is no instant, and for the hours beyond the ends of the calendar.</summary>
    private static StartDate? AtInstant(Rfc3339.Moment moment)
    {
        if (moment.Time.Offset is not { } offset)
        {
            return null;
        }

        var ticks = moment.Date.ToDateTime(TimeOnly.MinValue).Ticks + moment.Time.OfDay.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? null
            : Of(new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
