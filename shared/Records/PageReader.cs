using System.Buffers;

namespace Connectors.Records;

/// <summary>
/// Takes in the body of one reply as it arrives, checks it as JSON on the way, and gives it out as a <see cref="RecordPage"/>
/// only when it is whole and valid to its end. So a reply that is cut or wrong leaves nothing behind, and asking again
/// doubles nothing. Above <see cref="Spool.MemoryLimit"/>, or where others hold much already, the bytes go to a file.
/// </summary>
public sealed class PageReader : IPageSink
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>The buffer of a reply that goes to a file anyway, unless one of its records is longer.</summary>
    private const int BufferOfLong = 1024 * 1024;

    private readonly PageShape _shape;
    private readonly Spool _spool;
    private readonly PageScanner _scanner;
    private readonly int _mostInMemory;
    private byte[]? _buffer;
    private SpoolFile? _file;
    private bool _started;
    private int _filled;
    private int _passed;
    private int _unfinished;

    /// <summary>Begins a page.</summary>
    /// <param name="shape">Where the records lie.</param>
    /// <param name="spool">Where a long reply goes.</param>
    /// <param name="expectedLength">The length that the reply announced, in bytes, or null.</param>
    public PageReader(PageShape shape, Spool spool, long? expectedLength = null)
    {
        _shape = shape;
        _spool = spool;
        _scanner = new PageScanner(shape);
        _mostInMemory = expectedLength > Spool.MemoryLimit ? BufferOfLong : Spool.MemoryLimit;
        // One byte of room more than announced lets the reader see the end without asking for a larger buffer.
        var wanted = expectedLength + 1 + JsonCursor.Padding ?? FirstBuffer;
        var isGranted = wanted is > 0 and <= Spool.MemoryLimit && spool.MayHold(wanted);
        _buffer = ArrayPool<byte>.Shared.Rent(isGranted ? (int)wanted : FirstBuffer);
        spool.Hold(_buffer.Length);
    }

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PageReader));

    /// <summary>Room for the next bytes; never empty.</summary>
    public Memory<byte> GetMemory()
    {
        if (_filled == Buffer.Length - JsonCursor.Padding)
        {
            MakeRoom();
        }

        return Buffer.AsMemory(_filled, Buffer.Length - JsonCursor.Padding - _filled);
    }

    /// <summary>Takes over <paramref name="count"/> bytes that were put into <see cref="GetMemory"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the JSON that the shape asks for; its text says why and where, never with content.</exception>
    /// <exception cref="IOException">The reply is too long for memory, and its file cannot be written.</exception>
    public void Advance(int count)
    {
        _filled += count;
        if (!_started && !SkipByteOrderMark())
        {
            return;
        }

        // A long record in small pieces must not be looked at from its start for each of them: only when it has doubled.
        if (_filled - _passed - _unfinished >= _unfinished)
        {
            Scan();
        }
    }

    /// <summary>The page, after the last byte. The caller owns it.</summary>
    /// <exception cref="InvalidDataException">The body ended too early, or lacks its records.</exception>
    public RecordPage Complete()
    {
        if (_filled == 0 && _file is null)
        {
            throw new InvalidDataException("the reply is empty");
        }

        Scan();
        if (_scanner.Failure is { } failure)
        {
            throw new FailedReplyException(failure);
        }

        if (!_scanner.IsComplete)
        {
            throw new InvalidDataException(_scanner.Missing);
        }

        IBatchSource source;
        if (_file is null)
        {
            source = new MemoryBatch(
                Buffer,
                _spool,
                new RecordBatch(Buffer, _scanner.Ranges, _scanner.Layouts.Layouts)
            );
        }
        else
        {
            _file.Append(Buffer.AsSpan(0, _filled));
            source = new SpooledPage(_file, _shape);
            GiveBack(Buffer);
        }

        _buffer = null;
        _file = null;
        return new RecordPage(source, _scanner.Count, _shape.Steering, _scanner.Steering);
    }

    /// <summary>Gives the buffers back, unless <see cref="Complete"/> handed them over.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_buffer is not null)
        {
            GiveBack(_buffer);
            _buffer = null;
        }
    }

    /// <summary>Looks at what is new; at its end something may be left that is not yet whole.</summary>
    private void Scan()
    {
        if (_started && _filled - _passed > _unfinished)
        {
            Buffer.AsSpan(_filled, JsonCursor.Padding).Clear();
            _passed = _scanner.Scan(Buffer, _passed, _filled, before: _file?.Length ?? 0);
            _unfinished = _filled - _passed;
        }
    }

    /// <summary>RFC 8259, 8.1 lets a reader ignore a byte order mark, and some gateways send one.</summary>
    private bool SkipByteOrderMark()
    {
        var mark = "\uFEFF"u8;
        var seen = Buffer.AsSpan(0, Math.Min(_filled, mark.Length));
        if (!mark.StartsWith(seen))
        {
            _started = true;
        }
        else if (_filled >= mark.Length)
        {
            _started = true;
            // Blanks mean nothing to JSON, and a spooled reply is read again without knowing of a mark.
            seen.Fill((byte)' ');
            _passed = mark.Length;
        }

        return _started;
    }

    /// <summary>Grows the buffer up to the limit, then moves what is passed to a file.</summary>
    private void MakeRoom()
    {
        if (_file is null && Buffer.Length < _mostInMemory && _spool.MayHold(Buffer.Length))
        {
            Grow();
            return;
        }

        Scan();
        if (_passed == 0)
        {
            // A single record fills it all.
            Grow();
            return;
        }

        _file ??= _spool.Open();
        _file.Append(Buffer.AsSpan(0, _passed));
        Buffer.AsSpan(_passed, _filled - _passed).CopyTo(Buffer);
        _filled -= _passed;
        _passed = 0;
        _scanner.TakeBatch();
    }

    private void Grow()
    {
        _spool.Hold(-Buffer.Length);
        _buffer = Buffers.Grow(Buffer, _filled);
        _spool.Hold(_buffer.Length);
    }

    private void GiveBack(byte[] buffer)
    {
        _spool.Hold(-buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
