using System.Buffers;

namespace Connectors.Records;

/// <summary>Where changed records are written: one array for all of a batch.</summary>
public sealed class EditBuffer : IBufferWriter<byte>
{
    private const int UsualLength = 1024 * 1024;

    private byte[] _bytes;

    /// <summary>An empty one with room for so many bytes, which it may outgrow.</summary>
    public EditBuffer(int capacity) => _bytes = GC.AllocateUninitializedArray<byte>(capacity + JsonCursor.Padding);

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Writes bytes; always true, so that an edit can end with it.</summary>
    public bool Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
        return true;
    }

    /// <summary>Takes over <paramref name="count"/> bytes that were put into <see cref="GetSpan"/>; always true.</summary>
    public bool Take(int count)
    {
        Advance(count);
        return true;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        var needed = Length + Math.Max(sizeHint, 1) + JsonCursor.Padding;
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }

        return _bytes.AsSpan(Length, _bytes.Length - Length - JsonCursor.Padding);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var length = GetSpan(sizeHint).Length;
        return _bytes.AsMemory(Length, length);
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <summary>Begins behind what earlier edits wrote, with room for so many bytes and a little more.</summary>
    internal static EditBuffer After(byte[] edited, int bytes)
    {
        var buffer = new EditBuffer(edited.Length + bytes + (bytes / 4));
        buffer.Put(edited);
        return buffer;
    }

    /// <summary>Writes what stands before a member's value, and the value itself as <paramref name="edit"/> changes it.</summary>
    /// <param name="record">The object.</param>
    /// <param name="copied">How many of its bytes are written; moved behind the value where that was changed.</param>
    /// <param name="place">Where the member lies.</param>
    /// <param name="edit">The change.</param>
    /// <param name="value">Where the new value begins.</param>
    internal bool TryEdit(
        ReadOnlySpan<byte> record,
        scoped ref int copied,
        MemberPlace place,
        MemberEdit edit,
        out int value
    )
    {
        Put(record[copied..place.Value]);
        copied = place.Value;
        value = Length;
        if (!edit(record[place.Value..place.End], this))
        {
            Length = value;
            return false;
        }

        copied = place.End;
        return true;
    }

    /// <summary>An empty buffer to go on with: this one, unless a record made it longer than is usual.</summary>
    internal EditBuffer Emptied()
    {
        Length = 0;
        return _bytes.Length <= UsualLength ? this : new EditBuffer(0);
    }

    /// <summary>Takes back all behind the first <paramref name="length"/> bytes.</summary>
    internal void Cut(int length) => Length = length;

    /// <summary>The array, with zeros behind what was written, where a cursor may look.</summary>
    internal byte[] Complete()
    {
        _bytes.AsSpan(Length).Clear();
        return _bytes;
    }
}
