using System.Buffers;

namespace Sandbox.Bench;

/// <summary>
/// The rows of a list whose blocks are all of the same number of rows but for the last one, with a comma between any two.
/// A stretch of them is whole blocks, with single rows around them where it begins or ends within one.
/// </summary>
/// <param name="records">How many rows there are.</param>
/// <param name="perBlock">How many of them are a block.</param>
/// <param name="row">A row on its own: its template and the patches that it needs.</param>
internal sealed class BlockedRows(long records, int perBlock, Func<long, (PageTemplate Template, byte[][] Patches)> row)
{
    private static readonly byte[] _comma = ","u8.ToArray();

    /// <summary>How many blocks there are.</summary>
    public int Blocks => (int)((records + perBlock - 1) / perBlock);

    /// <summary>The reply with the rows from one on and short of another.</summary>
    /// <param name="head">What stands before the rows.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row behind the last one.</param>
    /// <param name="tail">What stands behind the rows.</param>
    /// <param name="firstBlock">The number that the first block of the list goes by.</param>
    public BenchCall Between(ReadOnlySpan<byte> head, long from, long to, ReadOnlySpan<byte> tail, int firstBlock = 0)
    {
        var first = (int)((from + perBlock - 1) / perBlock);
        var behind = to == records ? Blocks : (int)(to / perBlock);
        return first < behind
            ? new BenchCall(
                (byte[])[.. head, .. Rows(from, (long)first * perBlock, commaBehind: true)],
                firstBlock + first,
                behind - first,
                (byte[])[.. Rows((long)behind * perBlock, to, commaBefore: true), .. tail]
            )
            {
                Between = _comma,
            }
            : new BenchCall((byte[])[.. head, .. Rows(from, to)], 0, 0, tail.ToArray());
    }

    /// <summary>Single rows; those that there are none of have no comma either.</summary>
    private byte[] Rows(long from, long to, bool commaBefore = false, bool commaBehind = false)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        for (var at = from; at < to; at++)
        {
            if (at > from || commaBefore)
            {
                buffer.Write(_comma);
            }

            var (template, patches) = row(at);
            template.Fill(buffer.GetSpan(template.Length), patches);
            buffer.Advance(template.Length);
            if (at == to - 1 && commaBehind)
            {
                buffer.Write(_comma);
            }
        }

        return buffer.WrittenSpan.ToArray();
    }
}
