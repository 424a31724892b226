namespace Connectors.Records;

/// <summary>
/// Brings the spellings of a date-time that vendors send to the one that destinations read (RFC 3339), digit for digit: a
/// blank instead of the <c>T</c>, a blank before the offset, an offset without its colon, no offset (which is UTC), a second
/// fraction behind the first, a bare date (its midnight in UTC).
/// </summary>
public static class DateTimeText
{
    /// <summary>The most bytes that <see cref="TryNormalise"/> writes more than it reads.</summary>
    private const int MostMore = 10;

    /// <summary>The longest text that is looked at: longer than any date-time.</summary>
    private const int MostBytes = 64;

    /// <summary>Room that is always enough for what <see cref="TryNormalise"/> writes.</summary>
    public const int Room = MostBytes + MostMore;

    /// <summary>Writes a string anew; false where it may stay, since it is right already or is no date-time.</summary>
    /// <param name="value">Raw JSON of any kind.</param>
    /// <param name="output">At least <see cref="Room"/> bytes.</param>
    /// <param name="written">How many of them were written, quotes included.</param>
    public static bool TryNormalise(ReadOnlySpan<byte> value, Span<byte> output, out int written)
    {
        written = 0;
        if (HasForm(value, "\"0000-00-00T00:00:00Z\""u8))
        {
            return false; // right already, as most are at vendors that keep to the standard
        }

        if (HasForm(value, "\"0000-00-00 00:00:00 +00:00\""u8))
        {
            // One blank becomes the T, the other goes.
            value[..^8].CopyTo(output);
            output[11] = (byte)'T';
            value[^7..].CopyTo(output[20..]);
            written = value.Length - 1;
            return true;
        }

        if (value.Length is < 12 or > MostBytes || value[0] != '"' || !IsDate(value[1..]))
        {
            return false;
        }

        var text = value[1..^1];
        if (text.Length == 10)
        {
            written = Join(output, "\""u8, text, "T00:00:00Z\""u8);
            return true;
        }

        if (text.Length < 19 || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !IsTime(text[11..]))
        {
            return false;
        }

        var time = text[11..19];
        var fraction = Fraction(text[19..]);
        var rest = text[(19 + fraction.Length)..];
        rest = rest[Fraction(rest).Length..].Trim((byte)' ');
        if (!TryOffset(rest, out var hours, out var minutes))
        {
            return false;
        }

        written = Join(output, "\""u8, text[..10], "T"u8);
        written += Join(output[written..], time, fraction, hours);
        written += Join(output[written..], minutes.IsEmpty ? [] : ":"u8, minutes, "\""u8);
        return !output[..written].SequenceEqual(value);
    }

    /// <summary>Whether a value has a form that many have, in which 0 is any digit: one look, since there are millions.</summary>
    private static bool HasForm(ReadOnlySpan<byte> value, ReadOnlySpan<byte> form)
    {
        if (value.Length != form.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == '0' ? (uint)(value[i] - '0') > 9 : value[i] != form[i])
            {
                return false;
            }
        }

        return IsDate(value[1..]);
    }

    private static bool IsDate(ReadOnlySpan<byte> text) =>
        text[4] == '-'
        && text[7] == '-'
        && Number(text[..2]) is >= 0 and var century
        && Number(text[2..4]) is >= 0 and var year
        && Number(text[5..7]) is >= 1 and <= 12 and var month
        && Number(text[8..10]) is >= 1 and var day
        && (day <= 28 || (century + year > 0 && day <= DateTime.DaysInMonth((100 * century) + year, month)));

    private static bool IsTime(ReadOnlySpan<byte> text) =>
        AreDigits(text[..2]) && text[2] == ':' && AreDigits(text[3..5]) && text[5] == ':' && AreDigits(text[6..8]);

    private static int Number(ReadOnlySpan<byte> two) => AreDigits(two) ? (10 * (two[0] - '0')) + two[1] - '0' : -1;

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>A point and its digits, or nothing.</summary>
    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'.', >= (byte)'0' and <= (byte)'9', ..])
        {
            return [];
        }

        var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>Reads <c>Z</c>, <c>+01:00</c>, <c>+0100</c>, <c>+01</c> or nothing.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> hours, out ReadOnlySpan<byte> minutes)
    {
        hours = "Z"u8;
        minutes = [];
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', _, _, ..] || !AreDigits(text[1..3]))
        {
            return false;
        }

        hours = text[..3];
        minutes = text.Length switch
        {
            3 => "00"u8,
            5 => text[3..],
            6 when text[3] == ':' => text[4..],
            _ => [],
        };
        return minutes.Length == 2 && AreDigits(minutes);
    }

    private static int Join(Span<byte> output, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        a.CopyTo(output);
        b.CopyTo(output[a.Length..]);
        c.CopyTo(output[(a.Length + b.Length)..]);
        return a.Length + b.Length + c.Length;
    }
}
