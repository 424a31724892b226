using System.Buffers.Binary;

namespace Sandbox.Bench;

/// <summary>
/// The trailer of a gzip page without reading the page. CRC-32 is linear: what a bit of a patch adds to the checksum is
/// the same whatever the other bits are, so it is computed once, for all places of the patch together.
/// </summary>
internal sealed class PatchedChecksum
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value))];

    private readonly uint _blank;
    private readonly uint _length;
    private readonly Dictionary<int, uint[]> _bits;

    private PatchedChecksum(uint blank, uint length, Dictionary<int, uint[]> bits)
    {
        _blank = blank;
        _length = length;
        _bits = bits;
    }

    public static PatchedChecksum Of(IReadOnlyList<PagePart> parts)
    {
        var blank = uint.MaxValue;
        foreach (var part in parts)
        {
            foreach (var value in part.Text)
            {
                blank = _table[(byte)(blank ^ (part.Patch is null ? value : 0))] ^ (blank >> 8);
            }
        }

        return new PatchedChecksum(~blank, (uint)parts.Sum(part => part.Text.Length), Contributions(parts));
    }

    /// <summary>Writes checksum and length, eight bytes.</summary>
    public void Write(Span<byte> trailer, byte[][] patches)
    {
        var checksum = _blank;
        foreach (var (patch, bits) in _bits)
        {
            for (var bit = 0; bit < bits.Length; bit++)
            {
                // All ones or all zeros: no branch that would be guessed wrong half of the time.
                checksum ^= bits[bit] & (uint)-((patches[patch][bit >> 3] >> (bit & 7)) & 1);
            }
        }

        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
    }

    /// <summary>From the end to the start: a byte further from the end is shifted through the checksum once more.</summary>
    private static Dictionary<int, uint[]> Contributions(IReadOnlyList<PagePart> parts)
    {
        var bits = new Dictionary<int, uint[]>();
        var here = Enumerable.Range(0, 8).Select(bit => _table[1 << bit]).ToArray();
        foreach (var part in parts.Reverse())
        {
            for (var at = part.Text.Length - 1; at >= 0; at--)
            {
                if (part.Patch is { } patch)
                {
                    Add(bits, patch, part.Text.Length, at, here);
                }

                for (var bit = 0; bit < 8; bit++)
                {
                    here[bit] = _table[(byte)here[bit]] ^ (here[bit] >> 8);
                }
            }
        }

        return bits;
    }

    private static void Add(Dictionary<int, uint[]> bits, int patch, int length, int at, uint[] here)
    {
        if (!bits.TryGetValue(patch, out var sums))
        {
            bits[patch] = sums = new uint[length * 8];
        }

        for (var bit = 0; bit < 8; bit++)
        {
            sums[(at * 8) + bit] ^= here[bit];
        }
    }

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }
}
