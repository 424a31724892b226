using System.Buffers;
using System.Runtime.InteropServices;

namespace Connectors.Records;

/// <summary>
/// Memory that grows in place: a line of many megabytes must not leave a trail of outgrown arrays behind, since the collector
/// gives those back late and a container counts them. Followed by <see cref="JsonCursor.Padding"/> bytes of room.
/// </summary>
internal sealed unsafe class NativeBuffer : MemoryManager<byte>
{
    private byte* _bytes;

    public NativeBuffer(int capacity)
    {
        Capacity = capacity;
        _bytes = (byte*)NativeMemory.Alloc((nuint)capacity + JsonCursor.Padding);
    }

    /// <summary>How many bytes it holds.</summary>
    public int Capacity { get; private set; }

    /// <summary>Where they lie; changed by <see cref="Grow"/>.</summary>
    public byte* Bytes => _bytes;

    /// <summary>Makes room for twice as much, but no more than <paramref name="most"/>; what is in it stays.</summary>
    public void Grow(int most)
    {
        Capacity = Math.Min(2 * Capacity, most);
        _bytes = (byte*)NativeMemory.Realloc(_bytes, (nuint)Capacity + JsonCursor.Padding);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() =>
        _bytes == null ? throw new ObjectDisposedException(nameof(NativeBuffer)) : new(_bytes, Capacity);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_bytes + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // It never moves but by Grow, and nobody reads into it meanwhile.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
