using System.Buffers.Binary;
using System.IO.Compression;

namespace Sandbox.Bench;

/// <summary>
/// A compressed page that can still be patched. Deflate allows blocks of plain bytes between compressed ones: each patch
/// is such a block, at a known offset. The compressor is fed bytes in a patch's place that occur nowhere else, so it
/// never refers back to them, and what it made of them is thrown away.
/// </summary>
internal static class GzipTemplate
{
    // Magic, deflate, no flags, no time, no level, unknown system (RFC 1952, 2.3).
    private static readonly byte[] _header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    public static PageTemplate Of(IReadOnlyList<PagePart> parts)
    {
        var marks = new List<(int, int)>();
        using var output = new MemoryStream();
        output.Write(_header);
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var before = output.Length;
                deflate.Write(part.Text);
                deflate.Flush();
                if (part.Patch is { } patch)
                {
                    output.SetLength(before);
                    WriteBlockHeader(output, part.Text.Length);
                    marks.Add(((int)output.Length, patch));
                    output.Write(part.Text);
                }
            }
        }

        output.Write(new byte[8]);
        return new PageTemplate(output.ToArray(), [.. marks], PatchedChecksum.Of(parts));
    }

    /// <summary>A stored block that is not the last one (RFC 1951, 3.2.4).</summary>
    private static void WriteBlockHeader(MemoryStream output, int length)
    {
        Span<byte> header = stackalloc byte[5];
        BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~length);
        output.Write(header);
    }
}
