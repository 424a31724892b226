using System.Globalization;
using System.Text;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>How a vendor writes the times that a stream goes by.</summary>
public abstract class CursorForm
{
    /// <summary>A number of milliseconds since 1970.</summary>
    public static CursorForm Milliseconds { get; } = new MillisecondsForm();

    /// <summary>The instant that a record's value stands for; null where it stands for none.</summary>
    /// <param name="value">Raw JSON of any kind; empty where the record lacks it.</param>
    public abstract DateTimeOffset? Read(ReadOnlySpan<byte> value);

    /// <summary>An instant as raw JSON, in the form that records have when they are given out.</summary>
    public abstract string Write(DateTimeOffset time);

    /// <summary>The instant of one member of a record; null where it has none.</summary>
    /// <param name="record">The record's bytes.</param>
    /// <param name="member">The member's name.</param>
    public DateTimeOffset? Of(ReadOnlySpan<byte> record, ReadOnlySpan<byte> member) =>
        Read(RecordFields.Raw(record, member));

    private sealed class MillisecondsForm : CursorForm
    {
        private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
        private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

        public override DateTimeOffset? Read(ReadOnlySpan<byte> value) =>
            long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= First
            && milliseconds <= Last
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;

        public override string Write(DateTimeOffset time) =>
            time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }
}
