using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Protocol;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>How far a sorted list is read: what a state said, and what the pages passed since add to it.</summary>
internal sealed class SortedListPosition
{
    /// <summary>As the host writes states, so that one that did not change is the same bytes.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = AsciiEncoder.Instance };

    private readonly string _cursor;
    private readonly byte[] _cursorName;
    private readonly TimeProvider _clock;
    private DateTimeOffset _from;
    private Moment? _saved;
    private Moment? _latest;
    private DateTimeOffset? _previous;
    private bool _isSorted = true;
    private long _pages;

    /// <summary>Begins where <paramref name="state"/> says.</summary>
    /// <exception cref="ConnectorException">The state cannot be read.</exception>
    public SortedListPosition(StreamSpec spec, JsonElement? state, TimeProvider clock)
    {
        _cursor = spec.Cursor ?? throw new ArgumentException("a sorted list has a cursor", nameof(spec));
        _cursorName = Encoding.UTF8.GetBytes(_cursor);
        _clock = clock;
        if (state is { } saved)
        {
            _saved = StateValue.Instant(spec.Name, saved, _cursor) is { } time
                ? new Moment(time, TextOf(saved.GetProperty(_cursor), time))
                : null;
            Resume = ReadResume(spec.Name, saved);
            _pages =
                Resume is not null
                && saved.TryGetProperty("pages", out var pages)
                && pages.ValueKind == JsonValueKind.Number
                && pages.TryGetInt64(out var n)
                    ? n
                    : 0;
        }
    }

    /// <summary>Where an unfinished run stopped, and from when its list was; null where the last run finished.</summary>
    public (DateTimeOffset From, string Token)? Resume { get; }

    /// <summary>From when to read where there is nothing to resume: the saved value less the look-back, never before the start.</summary>
    public DateTimeOffset From(DateTimeOffset start, TimeSpan lookBack) =>
        _saved is { } saved ? LookBack.From(saved.Time, start, lookBack) : start;

    /// <summary>The list that is read begins at <paramref name="from"/>.</summary>
    public void Begin(DateTimeOffset from) => _from = from;

    /// <summary>Takes note of a page's first and last record.</summary>
    public void Pass(RecordPage page)
    {
        _pages++;
        foreach (var batch in page.Batches())
        {
            if (batch.Ranges.Length > 0)
            {
                Pass(batch.Bytes(batch.Ranges[0]));
                Pass(batch.Bytes(batch.Ranges[^1]));
            }
        }
    }

    /// <summary>The state after the pages passed: to be resumed at <paramref name="next"/>, or finished where that is null.</summary>
    public ReadOnlyMemory<byte>? Save(string? next)
    {
        // A list that turns out not to be sorted is finished only as a whole: until then the old value holds.
        var reached = next is null || _isSorted ? Max(_saved, Past(_latest)) : _saved;
        if (reached is null && next is null)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        if (reached is { } moment)
        {
            json.WriteString(_cursor, moment.Text);
        }

        json.WriteNumber("pages", _pages);
        if (next is not null)
        {
            json.WriteStartObject("resume");
            json.WriteString("token", next);
            json.WriteString("from", _from);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static Moment? Max(Moment? a, Moment? b) =>
        a is null ? b
        : b is null ? a
        : b.Value.Time > a.Value.Time ? b
        : a;

    /// <summary>A state may hold milliseconds, which are saved again as the text that the records have.</summary>
    private static string TextOf(JsonElement saved, DateTimeOffset time) =>
        saved.ValueKind == JsonValueKind.String ? saved.GetString()! : Text(time); // a string is never null

    private static string Text(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);

    private static (DateTimeOffset, string)? ReadResume(string stream, JsonElement state)
    {
        if (!state.TryGetProperty("resume", out var resume) || resume.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var from = StateValue.Instant(stream, resume, "from");
        var token =
            resume.TryGetProperty("token", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        return from is { } time && !string.IsNullOrEmpty(token) ? (time, token) : null;
    }

    private void Pass(ReadOnlySpan<byte> record)
    {
        var text = RecordFields.Text(record, _cursorName);
        if (
            text is null
            || !DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            return;
        }

        _isSorted &= _previous is null || time >= _previous;
        _previous = time;
        _latest = Max(_latest, new Moment(time, text));
    }

    /// <summary>A record dated ahead of time must not keep the next runs from what comes before it.</summary>
    private Moment? Past(Moment? moment)
    {
        var now = _clock.GetUtcNow();
        return moment is { } m && m.Time > now
            ? new Moment(now, now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))
            : moment;
    }

    /// <summary>A value of the cursor in the record's own form, and when that is.</summary>
    private readonly record struct Moment(DateTimeOffset Time, string Text);
}
