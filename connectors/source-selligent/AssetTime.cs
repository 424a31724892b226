using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Selligent;

/// <summary>
/// How Message Studio may write a time: nobody documents it. A date-time without a zone is UTC, as the Singer tap takes it; a
/// number counts seconds since 1970, or milliseconds where it is large. Given out as RFC 3339, but for what cannot be read.
/// </summary>
internal sealed class AssetTime : CursorForm
{
    /// <summary>From here on a number counts milliseconds: as seconds it would be the year 33658.</summary>
    private const decimal FirstOfMilliseconds = 1_000_000_000_000;

    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly decimal LastTicks = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks;
    private static readonly decimal FirstTicks = (DateTime.MinValue - DateTime.UnixEpoch).Ticks;

    public static AssetTime Form { get; } = new();

    /// <summary>Makes the field of that name a date-time.</summary>
    public static FieldRule Rule(string field) => new(field, Edit);

    public override DateTimeOffset? Read(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'"', .., (byte)'"'])
        {
            return OfNumber(value);
        }

        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        var text = DateTimeText.TryNormalise(value, normal, out var length) ? normal[1..(length - 1)] : value[1..^1];
        return text.Length <= DateTimeText.Room ? OfText(text) : null;
    }

    public override string Write(DateTimeOffset time) => $"\"{Text(time)}\"";

    private static bool Edit(ReadOnlySpan<byte> value, EditBuffer output)
    {
        if (OfNumber(value) is { } time)
        {
            return output.Put(Encoding.ASCII.GetBytes($"\"{Text(time)}\""));
        }

        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        return DateTimeText.TryNormalise(value, normal, out var length) && output.Put(normal[..length]);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Rfc3339, CultureInfo.InvariantCulture);

    /// <summary>A text in the form of RFC 3339. What it does not fit may be a time of another calendar, and is none here.</summary>
    private static DateTimeOffset? OfText(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[DateTimeText.Room];
        return
            text.Length > 10
            && text[10] == 'T'
            && Ascii.ToUtf16(text, chars, out var count) == System.Buffers.OperationStatus.Done
            && DateTimeOffset.TryParse(
                chars[..count],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            ? time
            : null;
    }

    private static DateTimeOffset? OfNumber(ReadOnlySpan<byte> value)
    {
        if (!Utf8Parser.TryParse(value, out decimal number, out var used) || used != value.Length)
        {
            return null;
        }

        var unit = Math.Abs(number) >= FirstOfMilliseconds ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond;
        if (Math.Abs(number) > LastTicks / unit)
        {
            return null;
        }

        var ticks = decimal.Truncate(number * unit);
        return ticks < FirstTicks || ticks > LastTicks ? null : DateTimeOffset.UnixEpoch.AddTicks((long)ticks);
    }
}
