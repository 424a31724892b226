namespace Connectors.Schema;

/// <summary>
/// Dates and times as RFC 3339 writes them, and nothing else: no culture, no guessing, only days and hours that exist. A
/// missing offset is let through and told, since Airbyte has types without a time zone.
/// </summary>
internal static class Rfc3339
{
    /// <summary>A time of day; <see cref="Offset"/> is null where none was written.</summary>
    public readonly record struct Time(TimeSpan OfDay, TimeSpan? Offset)
    {
        public bool HasOffset => Offset is not null;
    }

    /// <summary>A date with a time of day.</summary>
    public readonly record struct Moment(DateOnly Date, Time Time)
    {
        public bool HasOffset => Time.HasOffset;
    }

    /// <summary><c>2024-01-31</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length == 10
            && text[4] == '-'
            && text[7] == '-'
            && TryDate(text[..4], text[5..7], text[8..], out date);
    }

    /// <summary>The day of a year, a month and a day in digits, if there is one.</summary>
    public static bool TryDate(
        ReadOnlySpan<char> year,
        ReadOnlySpan<char> month,
        ReadOnlySpan<char> day,
        out DateOnly date
    )
    {
        date = default;
        if (
            !TryDigits(year, 1, 9999, out var y)
            || !TryDigits(month, 1, 12, out var m)
            || !TryDigits(day, 1, DateTime.DaysInMonth(y, m), out var d)
        )
        {
            return false;
        }

        date = new DateOnly(y, m, d);
        return true;
    }

    /// <summary><c>2024-01-31T10:00:00.5+02:00</c>; the letters in either case.</summary>
    public static bool TryDateTime(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = default;
        if (text.Length < 19 || text[10] is not ('T' or 't') || !TryDate(text[..10], out var date))
        {
            return false;
        }

        var isTime = TryTime(text[11..], out var time);
        moment = new Moment(date, time);
        return isTime;
    }

    /// <summary><c>10:00:00</c>, with a fraction of any length and an offset if there is one.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out Time time)
    {
        time = default;
        if (
            text.Length < 8
            || text[2] != ':'
            || text[5] != ':'
            || !TryDigits(text[..2], 0, 23, out var hour)
            || !TryDigits(text[3..5], 0, 59, out var minute)
            || !TryDigits(text[6..8], 0, 60, out var second)
        )
        {
            return false;
        }

        var rest = text[8..];
        var fraction = FractionAt(rest);
        if (!TryOffset(rest[fraction.Length..], out var offset) || fraction.Length == 1)
        {
            return false;
        }

        var minutes = new TimeSpan(hour, minute, 0);
        time = new Time(minutes + TimeSpan.FromTicks(TicksOf(Math.Min(second, 59), fraction)), offset);
        return second < 60 || IsLeap(minutes, offset);
    }

    private static ReadOnlySpan<char> FractionAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '.')
        {
            return [];
        }

        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..(end + 1)];
    }

    private static long TicksOf(int seconds, ReadOnlySpan<char> fraction)
    {
        var ticks = (long)seconds;
        for (var place = 1; place <= 7; place++)
        {
            ticks = (ticks * 10) + (place < fraction.Length ? fraction[place] - '0' : 0);
        }

        return ticks;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = text is "Z" or "z" ? TimeSpan.Zero : null;
        if (text.IsEmpty || offset is not null)
        {
            return true;
        }

        if (
            text.Length != 6
            || text[0] is not ('+' or '-')
            || text[3] != ':'
            || !TryDigits(text[1..3], 0, 23, out var hours)
            || !TryDigits(text[4..], 0, 59, out var minutes)
        )
        {
            return false;
        }

        var size = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    /// <summary>A leap second is inserted as the last one of a day in UTC, whatever the clock shows elsewhere.</summary>
    private static bool IsLeap(TimeSpan minutes, TimeSpan? offset)
    {
        var utc = minutes - (offset ?? TimeSpan.Zero);
        var day = TimeSpan.FromDays(1);
        return new TimeSpan((utc.Ticks + day.Ticks) % day.Ticks) == new TimeSpan(23, 59, 0);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int least, int most, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return value >= least && value <= most;
    }
}
