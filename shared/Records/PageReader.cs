using System.Buffers;

namespace Connectors.Records;

/// <summary>
/// Takes in the body of one reply as it arrives, checks it as JSON on the way, and gives it out as a <see cref="RecordPage"/>
/// only when it is whole and valid to its end. So a reply that is cut or wrong leaves nothing behind, and asking again
/// doubles nothing. Above <see cref="Spool.MemoryLimit"/> the bytes go to a file.
/// </summary>
public sealed class PageReader : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly PageShape shape;
    private readonly Spool spool;
    private readonly PageScanner scanner;
    private byte[]? buffer;
    private SpoolFile? file;
    private bool started;
    private int filled;
    private int passed;

    /// <summary>Begins a page.</summary>
    /// <param name="shape">Where the records lie.</param>
    /// <param name="spool">Where a long reply goes.</param>
    /// <param name="expectedLength">The length that the reply announced, in bytes, or null.</param>
    public PageReader(PageShape shape, Spool spool, long? expectedLength = null)
    {
        this.shape = shape;
        this.spool = spool;
        scanner = new PageScanner(shape);
        var size = expectedLength is { } length and > 0 and <= Spool.MemoryLimit ? (int)length : FirstBuffer;
        // One byte of room more than announced lets the reader see the end without asking for a larger buffer.
        buffer = ArrayPool<byte>.Shared.Rent(size + 1 + JsonCursor.Padding);
    }

    private byte[] Buffer => buffer ?? throw new ObjectDisposedException(nameof(PageReader));

    /// <summary>Room for the next bytes; never empty.</summary>
    public Memory<byte> GetMemory()
    {
        if (filled == Buffer.Length - JsonCursor.Padding)
        {
            MakeRoom();
        }

        return Buffer.AsMemory(filled, Buffer.Length - JsonCursor.Padding - filled);
    }

    /// <summary>Takes over <paramref name="count"/> bytes that were put into <see cref="GetMemory"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the JSON that the shape asks for; its text says why and where, never with content.</exception>
    /// <exception cref="IOException">The reply is too long for memory, and its file cannot be written.</exception>
    public void Advance(int count)
    {
        filled += count;
        Buffer.AsSpan(filled, JsonCursor.Padding).Clear();
        if (!started && !SkipByteOrderMark())
        {
            return;
        }

        passed = scanner.Scan(Buffer, passed, filled);
    }

    /// <summary>The page, after the last byte. The caller owns it.</summary>
    /// <exception cref="InvalidDataException">The body ended too early, or lacks its records.</exception>
    public RecordPage Complete()
    {
        if (filled == 0 && file is null)
        {
            throw new InvalidDataException("the reply is empty");
        }

        if (!scanner.IsComplete)
        {
            throw new InvalidDataException(scanner.Missing);
        }

        IBatchSource source;
        if (file is null)
        {
            source = new MemoryBatch(Buffer, new RecordBatch(Buffer, scanner.Ranges, scanner.Layouts.Layouts));
        }
        else
        {
            file.Append(Buffer.AsSpan(0, filled));
            source = new SpooledPage(file, shape);
            ArrayPool<byte>.Shared.Return(Buffer);
        }

        buffer = null;
        file = null;
        return new RecordPage(source, scanner.Count, shape.Steering, scanner.Steering);
    }

    /// <summary>Gives the buffers back, unless <see cref="Complete"/> handed them over.</summary>
    public void Dispose()
    {
        file?.Dispose();
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
        }
    }

    /// <summary>RFC 8259, 8.1 lets a reader ignore a byte order mark, and some gateways send one.</summary>
    private bool SkipByteOrderMark()
    {
        var mark = "\uFEFF"u8;
        var seen = Buffer.AsSpan(0, Math.Min(filled, mark.Length));
        if (!mark.StartsWith(seen))
        {
            started = true;
        }
        else if (filled >= mark.Length)
        {
            started = true;
            // Blanks mean nothing to JSON, and a spooled reply is read again without knowing of a mark.
            seen.Fill((byte)' ');
            passed = mark.Length;
        }

        return started;
    }

    /// <summary>Grows the buffer up to the limit, then moves what is passed to a file.</summary>
    private void MakeRoom()
    {
        if (file is null && Buffer.Length < Spool.MemoryLimit)
        {
            buffer = Buffers.Grow(Buffer, filled);
            return;
        }

        if (passed == 0)
        {
            // A single record fills it all.
            buffer = Buffers.Grow(Buffer, filled);
            return;
        }

        file ??= spool.Open();
        file.Append(Buffer.AsSpan(0, passed));
        Buffer.AsSpan(passed, filled - passed).CopyTo(Buffer);
        filled -= passed;
        passed = 0;
        scanner.TakeBatch();
    }
}
