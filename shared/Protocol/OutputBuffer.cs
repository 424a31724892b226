using System.Buffers;

namespace Connectors.Protocol;

/// <summary>
/// Lines on their way out. Writes at line borders as long as lines are shorter than the buffer; a longer one goes out in
/// pieces, which is harmless because nobody else writes in between. Not safe for several threads: its owner holds the lock.
/// </summary>
internal sealed class OutputBuffer(IOutput output) : IBufferWriter<byte>
{
    /// <summary>What a pipe takes at once on Linux; larger blocks gain nothing.</summary>
    public const int Capacity = 64 * 1024;

    private readonly byte[] _home = new byte[Capacity];
    private byte[]? _large;
    private int _used;
    private int _lineStart;
    private bool _isLineTorn;

    private byte[] Bytes => _large ?? _home;

    /// <summary>True when there are bytes to be flushed.</summary>
    public bool HasBytes => _used > 0;

    /// <summary>Adds one line from its three parts; the line break is added here.</summary>
    public void AppendLine(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, ReadOnlySpan<byte> suffix)
    {
        var length = prefix.Length + body.Length + suffix.Length + 1;
        if (length > Bytes.Length - _used)
        {
            Flush();
            if (length > Bytes.Length)
            {
                AppendLongLine(prefix, body, suffix);
                return;
            }
        }

        var target = Bytes.AsSpan(_used, length);
        prefix.CopyTo(target);
        body.CopyTo(target[prefix.Length..]);
        suffix.CopyTo(target[(prefix.Length + body.Length)..]);
        target[^1] = (byte)'\n';
        _used += length;
        _lineStart = _used;
    }

    /// <summary>Ends the line that was put together through <see cref="GetSpan"/> and <see cref="Advance"/>.</summary>
    public void EndLine()
    {
        GetSpan(1)[0] = (byte)'\n';
        _used++;
        _lineStart = _used;
        _isLineTorn = false;
    }

    /// <summary>
    /// Takes back a line that was not ended. If a part of it is out already, a line break keeps it apart from the next line,
    /// which may be the TRACE that says why.
    /// </summary>
    public void AbandonLine()
    {
        _used = _lineStart;
        if (_isLineTorn)
        {
            EndLine();
        }
    }

    /// <summary>Writes everything out.</summary>
    public void Flush()
    {
        var bytes = Bytes.AsSpan(0, _used);
        _isLineTorn = _used > _lineStart || (_isLineTorn && _used == 0);
        (_used, _lineStart, _large) = (0, 0, null);
        if (!bytes.IsEmpty)
        {
            output.Write(bytes);
        }
    }

    public void Advance(int count) => _used += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(sizeHint, 1);
        if (Bytes.Length - _used < needed)
        {
            Flush();
            // The caller may ask for more than fits; it gets it once, and the next flush gives it back.
            _large = needed > Capacity ? new byte[needed] : null;
        }

        return Bytes.AsMemory(_used);
    }

    private void AppendLongLine(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, ReadOnlySpan<byte> suffix)
    {
        this.Write(prefix);
        Flush();
        output.Write(body);
        this.Write(suffix);
        EndLine();
    }
}
