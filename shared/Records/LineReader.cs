namespace Connectors.Records;

/// <summary>
/// Takes in a body in which each line is a value of its own, and makes each line's record as soon as it has arrived, so that
/// this work is done while the vendor still sends. Lines end with LF or CRLF, blank ones mean nothing, the last may lack its
/// end. An empty body is a page without records.
/// </summary>
internal sealed class LineReader : IPageSink
{
    /// <summary>The longest line that is read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int FirstBuffer = 128 * 1024;

    private readonly NativeBuffer _buffer = new(FirstBuffer);
    private readonly LineFormat _format;
    private readonly LineWriter _records;
    private bool _started;
    private int _filled;
    private int _lineStart;
    private int _searched;
    private long _lines;

    /// <summary>Begins a body.</summary>
    /// <param name="format">What becomes of a line.</param>
    /// <param name="spool">Where many lines go.</param>
    public LineReader(LineFormat format, Spool spool)
    {
        (_format, _records) = (format, new LineWriter(spool));
        format.Begin();
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory()
    {
        if (_filled == _buffer.Capacity)
        {
            MakeRoom();
        }

        return _buffer.Memory[_filled..];
    }

    /// <inheritdoc/>
    public unsafe void Advance(int count)
    {
        _filled += count;
        if (!_started && !SkipByteOrderMark())
        {
            return;
        }

        new Span<byte>(_buffer.Bytes + _filled, JsonCursor.Padding).Clear();
        while (true)
        {
            var line = new ReadOnlySpan<byte>(_buffer.Bytes + _searched, _filled - _searched).IndexOf((byte)'\n');
            if (line < 0)
            {
                break;
            }

            var end = _searched + line;
            if (!TryTake(_lineStart, end))
            {
                throw new InvalidDataException($"line {_lines} of {_format.Name} breaks off in the middle of its JSON");
            }

            _lineStart = _searched = end + 1;
        }

        _searched = _filled;
        if (_lineStart == _filled)
        {
            _lineStart = _searched = _filled = 0;
        }
    }

    /// <inheritdoc/>
    public RecordPage Complete()
    {
        // The last line may lack its end, and a broken one without an end is a body that was cut.
        if (_filled > _lineStart && !TryTake(_lineStart, _filled))
        {
            throw new CutBodyException($"line {_lines} of {_format.Name}, its last, breaks off");
        }

        return _records.Complete(_format.Layout);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IDisposable)_buffer).Dispose();
        _records.Dispose();
    }

    private unsafe bool TryTake(int from, int end)
    {
        _lines++;
        while (end > from && _buffer.Bytes[end - 1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            end--;
        }

        if (end == from || new ReadOnlySpan<byte>(_buffer.Bytes + from, end - from).IndexOfAnyExcept(" \r\t"u8) < 0)
        {
            return true;
        }

        if (end - from > MostBytes)
        {
            throw TooLong();
        }

        try
        {
            if (!_format.TryWrite(_buffer.Bytes + from, _buffer.Bytes + end, _records, out var traits))
            {
                return false;
            }

            _records.EndLine(traits);
            return true;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"line {_lines} of {_format.Name}: {e.Message}", e);
        }
    }

    private InvalidDataException TooLong() =>
        new($"line {_lines} of {_format.Name} is longer than {MostBytes / 1024 / 1024} MB");

    private unsafe bool SkipByteOrderMark()
    {
        var mark = "\uFEFF"u8;
        var seen = new ReadOnlySpan<byte>(_buffer.Bytes, Math.Min(_filled, mark.Length));
        _started = !mark.StartsWith(seen) || _filled >= mark.Length;
        if (_started && mark.StartsWith(seen) && _filled >= mark.Length)
        {
            _lineStart = _searched = mark.Length;
        }

        return _started;
    }

    private unsafe void MakeRoom()
    {
        if (_lineStart == 0)
        {
            if (_filled > MostBytes)
            {
                _lines++;
                throw TooLong();
            }

            _buffer.Grow(MostBytes + FirstBuffer);
            return;
        }

        var rest = new Span<byte>(_buffer.Bytes + _lineStart, _filled - _lineStart);
        rest.CopyTo(new Span<byte>(_buffer.Bytes, _buffer.Capacity));
        _filled -= _lineStart;
        _searched -= _lineStart;
        _lineStart = 0;
    }
}
