using System.Buffers;

namespace Connectors.Records;

/// <summary>A page of finished records, one a line, as <see cref="LineWriter"/> left them: in memory or on disk.</summary>
internal sealed class LinePage(
    Spool spool,
    IReadOnlyList<LinePiece> pieces,
    SpoolFile? file,
    long longest,
    long count,
    RecordLayout[] layouts
) : IBatchSource
{
    private IReadOnlyList<LinePiece>? _pieces = pieces;

    /// <inheritdoc/>
    public bool IsInMemory => file is null;

    public long Count => count;

    /// <summary>The layout of all records; behind it what else is to be told of names.</summary>
    public IReadOnlyList<RecordLayout> Layouts => layouts;

    /// <summary>The length of the longest line.</summary>
    public long Longest => longest;

    /// <inheritdoc/>
    public IEnumerable<RecordBatch> Batches() =>
        file is null
            ? InMemory().Where(piece => piece.Length > 0).Select(piece => Batch(piece.Buffer, piece.Length))
            : FromFile(file);

    /// <summary>The lines as they lie, some megabytes at a time, each piece of whole lines unless one is longer.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        if (file is null)
        {
            foreach (var piece in InMemory())
            {
                yield return piece.Buffer.AsMemory(0, piece.Length);
            }

            yield break;
        }

        var buffer = new byte[LineWriter.PieceLength];
        long offset = 0;
        int read;
        while ((read = file.Read(buffer, offset)) > 0)
        {
            offset += read;
            yield return buffer.AsMemory(0, read);
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        foreach (var piece in Interlocked.Exchange(ref _pieces, null) ?? [])
        {
            spool.Hold(-piece.Buffer.Length);
            ArrayPool<byte>.Shared.Return(piece.Buffer);
        }
    }

    private IReadOnlyList<LinePiece> InMemory() => _pieces ?? throw new ObjectDisposedException(nameof(RecordPage));

    private IEnumerable<RecordBatch> FromFile(SpoolFile lines)
    {
        // Room for the longest line from the start: a buffer that grows leaves its earlier selves behind.
        var buffer = GC.AllocateUninitializedArray<byte>(
            (int)Math.Max(LineWriter.PieceLength, longest) + JsonCursor.Padding
        );
        long offset = 0;
        var filled = 0;
        while (true)
        {
            var read = lines.Read(buffer.AsSpan(filled, buffer.Length - JsonCursor.Padding - filled), offset);
            if (read == 0)
            {
                yield break;
            }

            offset += read;
            filled += read;
            var whole = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (whole > 0)
            {
                yield return Batch(buffer, whole);
                buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
                filled -= whole;
            }
        }
    }

    private RecordBatch Batch(byte[] buffer, int length)
    {
        var ranges = new List<RecordRange>(length / 256);
        for (var at = 0; at < length; )
        {
            var end = at + buffer.AsSpan(at, length - at).IndexOf((byte)'\n');
            var traits = (RecordTraits)(buffer[end - 1] - LineWriter.FirstTraits);
            ranges.Add(new RecordRange(at, end - 1 - at, Layout: 0, traits));
            at = end + 1;
        }

        return new RecordBatch(buffer, ranges, layouts);
    }
}
