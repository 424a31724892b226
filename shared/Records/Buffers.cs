using System.Buffers;

namespace Connectors.Records;

/// <summary>Rented buffers that grow.</summary>
internal static class Buffers
{
    /// <summary>A buffer of twice the size with the same first bytes; the old one is given back.</summary>
    public static byte[] Grow(byte[] buffer, int filled)
    {
        if (buffer.Length >= Array.MaxLength / 2)
        {
            throw new InvalidDataException("a single record is longer than 1 GB");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
