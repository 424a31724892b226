using System.Buffers;

namespace Connectors.Records;

/// <summary>
/// Where finished records gather, one a line, until their page is whole: in memory up to <see cref="Spool.MemoryLimit"/>, then
/// in a file. A record is written once, in pieces, and may be longer than memory has room for.
/// </summary>
/// <remarks>
/// On its line a record is followed by one character that tells its <see cref="RecordTraits"/>, so that reading it again costs
/// a search for line breaks and nothing else.
/// </remarks>
public sealed class LineWriter : IBufferWriter<byte>, IDisposable
{
    /// <summary>Traits as a character that is never a line break.</summary>
    internal const byte FirstTraits = (byte)'@';

    /// <summary>How many bytes one piece in memory has; with the padding, what the pool has in one size.</summary>
    internal const int PieceLength = (256 * 1024) - JsonCursor.Padding;

    private readonly Spool _spool;
    private readonly List<LinePiece> _pieces = [];
    private readonly List<RecordLayout> _layouts = [];
    private byte[] _buffer;
    private SpoolFile? _file;
    private WriteBehind? _writer;
    private int _filled;
    private int _lineStart;
    private long _lineBefore;
    private long _length;

    internal LineWriter(Spool spool)
    {
        _spool = spool;
        _buffer = Rent();
    }

    /// <summary>How many records are finished.</summary>
    internal long Count { get; private set; }

    /// <summary>The length of the longest line, in bytes.</summary>
    internal long Longest { get; private set; }

    /// <summary>What the record that is being written asks for, beside what its source does: text that was decoded, say.</summary>
    internal RecordTraits Traits { get; set; }

    /// <summary>Adds bytes to the record.</summary>
    /// <exception cref="IOException">They are too many for memory, and their file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > PieceLength - _filled)
        {
            MakeRoom(bytes.Length);
            while (bytes.Length > PieceLength - _filled)
            {
                // Longer than a piece: by now there is a file, and it takes them piece by piece.
                var room = PieceLength - _filled;
                bytes[..room].CopyTo(_buffer.AsSpan(_filled));
                _filled += room;
                bytes = bytes[room..];
                ToFile();
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
    }

    /// <summary>Adds JSON that was found in a text: it may hold line breaks between its tokens, which go.</summary>
    /// <param name="json">One valid JSON value.</param>
    public void WriteDecoded(ReadOnlySpan<byte> json)
    {
        var traits = TextTraits.Of(json);
        Traits |= traits & ~RecordTraits.LineBreak;
        if (traits.HasFlag(RecordTraits.LineBreak))
        {
            JsonRewriter.Write(json, RecordTraits.LineBreak, ascii: false, this);
        }
        else
        {
            Write(json);
        }
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (wanted > PieceLength - _filled)
        {
            MakeRoom(wanted);
        }

        return _buffer.AsSpan(_filled, PieceLength - _filled);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _buffer.AsMemory(_filled, PieceLength - _filled);
    }

    /// <inheritdoc/>
    public void Advance(int count) => _filled += count;

    /// <summary>Ends the record.</summary>
    internal void EndLine(RecordTraits traits)
    {
        Write([(byte)(FirstTraits + (byte)traits), (byte)'\n']);
        Longest = Math.Max(Longest, _lineBefore + _filled - _lineStart);
        _lineStart = _filled;
        _lineBefore = 0;
        Count++;
    }

    /// <summary>Takes over all lines of a page that was written like this.</summary>
    internal void Append(LinePage page)
    {
        if (!page.IsInMemory)
        {
            // Its pieces may end within a line, which only a file can take.
            ToFile();
        }

        foreach (var lines in page.Pieces())
        {
            Write(lines.Span);
            _lineStart = _filled;
            _lineBefore = 0;
        }

        _layouts.AddRange(_layouts.Count == 0 ? page.Layouts : page.Layouts.Skip(1));
        Count += page.Count;
        Longest = Math.Max(Longest, page.Longest);
    }

    /// <summary>All lines that were taken over as a page, which from now on owns what is held here.</summary>
    internal RecordPage Complete() => Complete(_layouts.Count > 0 ? [.. _layouts] : [RecordLayout.Of([])]);

    /// <summary>All lines as a page, which from now on owns what is held here.</summary>
    /// <param name="layouts">
    /// The members that each record surely has; and behind it such names as some have that are not declared, to be told of.
    /// </param>
    internal RecordPage Complete(params RecordLayout[] layouts)
    {
        if (_file is null)
        {
            ClosePiece();
        }
        else
        {
            HandOver();
            _writer!.Complete(); // with the file it was made
        }

        _buffer = [];
        _writer?.Dispose();
        _writer = null;
        var page = new LinePage(_spool, [.. _pieces], _file, Longest, Count, layouts);
        _pieces.Clear();
        _file = null;
        return new RecordPage(page, Count, [], static _ => null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
        _file?.Dispose();
        _file = null;
        _pieces.ForEach(piece => GiveBack(piece.Buffer));
        _pieces.Clear();
        if (_buffer.Length > 0)
        {
            GiveBack(_buffer);
            _buffer = [];
        }
    }

    /// <summary>Empties the buffer, all but the line that is being written: into the list while memory is granted, else into the file.</summary>
    private void MakeRoom(int wanted)
    {
        var unfinished = _filled - _lineStart;
        var fits = unfinished + (long)wanted <= PieceLength;
        if (_file is null && fits && _length + PieceLength < Spool.MemoryLimit && _spool.MayHold(PieceLength))
        {
            var old = _buffer;
            var next = Rent();
            old.AsSpan(_lineStart, unfinished).CopyTo(next);
            ClosePiece();
            (_buffer, _filled, _lineStart) = (next, unfinished, 0);
            return;
        }

        ToFile();
    }

    private void ToFile()
    {
        if (_file is null)
        {
            _file = _spool.Open();
            foreach (var piece in _pieces)
            {
                _file.Append(piece.Lines);
            }

            // Not one by one: where the file finds no room, all of them are still to be given back, and each only once.
            _pieces.ForEach(piece => GiveBack(piece.Buffer));
            _pieces.Clear();
            _writer = new WriteBehind(_file, GiveBack);
        }

        HandOver();
        _buffer = Rent();
        _lineBefore += _filled - _lineStart;
        (_filled, _lineStart) = (0, 0);
    }

    private void HandOver()
    {
        var full = _buffer;
        _buffer = [];
        _writer!.Take(full, _filled); // with the file it was made
    }

    private void ClosePiece()
    {
        _pieces.Add(new LinePiece(_buffer, _lineStart));
        _length += _lineStart;
    }

    private byte[] Rent()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength + JsonCursor.Padding);
        _spool.Hold(buffer.Length);
        return buffer;
    }

    private void GiveBack(byte[] buffer)
    {
        _spool.Hold(-buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}

/// <summary>Whole lines in memory.</summary>
internal readonly record struct LinePiece(byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Lines => Buffer.AsSpan(0, Length);
}
