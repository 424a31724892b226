using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// A time in whatever form a vendor writes it: a date-time (without a zone it is UTC), a date, or a number that counts from 1970.
/// Given out as RFC 3339, but for what cannot be read.
/// </summary>
public sealed class ReadableTime : CursorForm
{
    /// <summary>From here on a number counts milliseconds where it may also be one of seconds, as which it would be the year 33658.</summary>
    private const decimal FirstOfMilliseconds = 1_000_000_000_000;

    private const int LeastDigits = 11;

    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly decimal LastTicks = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks;
    private static readonly decimal FirstTicks = (DateTime.MinValue - DateTime.UnixEpoch).Ticks;

    private readonly bool _mayBeSeconds;

    private ReadableTime(bool mayBeSeconds) => _mayBeSeconds = mayBeSeconds;

    /// <summary>A number counts seconds, or milliseconds where it is large.</summary>
    public static ReadableTime AnyNumber { get; } = new(mayBeSeconds: true);

    /// <summary>A number counts milliseconds, and so does a text of digits.</summary>
    public static new ReadableTime Milliseconds { get; } = new(mayBeSeconds: false);

    /// <summary>Makes the field of that name a date-time.</summary>
    public FieldRule Rule(string field) => new(field, TryWrite);

    /// <inheritdoc/>
    public override DateTimeOffset? Read(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'"', .., (byte)'"'] || IsNumber(value))
        {
            return OfNumber(Digits(value));
        }

        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        var text = DateTimeText.TryNormalise(value, normal, out var length) ? normal[1..(length - 1)] : value[1..^1];
        return text.Length <= DateTimeText.Room ? OfText(text) : null;
    }

    /// <inheritdoc/>
    public override string Write(DateTimeOffset time) =>
        $"\"{time.UtcDateTime.ToString(Rfc3339, CultureInfo.InvariantCulture)}\"";

    /// <summary>Writes a value anew; false, and nothing written, where it may stay: it is right already, or is no time.</summary>
    /// <param name="value">Raw JSON of any kind.</param>
    /// <param name="output">Where it goes.</param>
    public bool TryWrite(ReadOnlySpan<byte> value, IBufferWriter<byte> output)
    {
        if (OfNumber(Digits(value)) is { } time)
        {
            output.Write(Encoding.ASCII.GetBytes(Write(time)));
            return true;
        }

        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        if (!DateTimeText.TryNormalise(value, normal, out var length))
        {
            return false;
        }

        output.Write(normal[..length]);
        return true;
    }

    /// <summary>A text in the form of RFC 3339. What it does not fit may be a time of another calendar, and is none here.</summary>
    private static DateTimeOffset? OfText(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[DateTimeText.Room];
        return
            text.Length > 10
            && text[10] == 'T'
            && Ascii.ToUtf16(text, chars, out var count) == OperationStatus.Done
            && DateTimeOffset.TryParse(
                chars[..count],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            )
            ? time
            : null;
    }

    /// <summary>Shorter ones are years or days, as people write them.</summary>
    private bool IsNumber(ReadOnlySpan<byte> value) =>
        !_mayBeSeconds
        && value is [(byte)'"', .. var text, (byte)'"']
        && text.Length >= LeastDigits
        && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> value) => IsNumber(value) ? value[1..^1] : value;

    private DateTimeOffset? OfNumber(ReadOnlySpan<byte> value)
    {
        if (!Utf8Parser.TryParse(value, out decimal number, out var used) || used != value.Length)
        {
            return null;
        }

        var isSeconds = _mayBeSeconds && Math.Abs(number) < FirstOfMilliseconds;
        var unit = isSeconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        if (Math.Abs(number) > LastTicks / unit)
        {
            return null;
        }

        var ticks = decimal.Truncate(number * unit);
        return ticks < FirstTicks || ticks > LastTicks ? null : DateTimeOffset.UnixEpoch.AddTicks((long)ticks);
    }
}
