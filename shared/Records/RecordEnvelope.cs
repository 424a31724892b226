using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Connectors.Records;

/// <summary>Writes records of one stream as RECORD lines (airbyte-protocol 1.3): their bytes between a fixed head and tail.</summary>
public sealed class RecordEnvelope
{
    private readonly byte[] head;
    private readonly bool ascii;

    /// <summary>The lines of one stream.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="streamNamespace">Its namespace in the configured catalog, or null.</param>
    /// <param name="ascii">Whether text beyond ASCII is escaped, so that no reader can cut a character in two.</param>
    public RecordEnvelope(string stream, string? streamNamespace, bool ascii)
    {
        this.ascii = ascii;
        var name = JsonEncodedText.Encode(stream);
        var space = streamNamespace is null ? "" : $"\"namespace\":\"{JsonEncodedText.Encode(streamNamespace)}\",";
        head = Encoding.ASCII.GetBytes($"{{\"type\":\"RECORD\",\"record\":{{\"stream\":\"{name}\",{space}\"data\":");
    }

    /// <summary>Writes every record of <paramref name="batch"/> as one line each.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="emittedAt">When they are emitted.</param>
    /// <param name="output">Where the lines go.</param>
    /// <returns>How many lines were written; a record without members is none, since the platform drops it.</returns>
    public int Write(RecordBatch batch, DateTimeOffset emittedAt, IBufferWriter<byte> output)
    {
        var tail = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $",\"emitted_at\":{emittedAt.ToUnixTimeMilliseconds()}}}}}\n")
        );
        var plain = ascii ? RecordTraits.None : RecordTraits.NonAscii;
        var ranges = batch.Ranges;
        var written = 0;
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var isEmpty = batch.Layouts[range.Layout].Count == 0;
            if (range.PrefixLength == 0 && !isEmpty && (range.Traits | plain) == plain)
            {
                Copy(batch.Bytes(range), tail, output);
                written++;
            }
            else if (!isEmpty || range.PrefixLength > 0)
            {
                Rewrite(batch, range, isEmpty, tail, output);
                written++;
            }
        }

        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy(ReadOnlySpan<byte> record, byte[] tail, IBufferWriter<byte> output)
    {
        var line = output.GetSpan(head.Length + record.Length + tail.Length);
        head.CopyTo(line);
        record.CopyTo(line[head.Length..]);
        tail.CopyTo(line[(head.Length + record.Length)..]);
        output.Advance(head.Length + record.Length + tail.Length);
    }

    private void Rewrite(RecordBatch batch, in RecordRange range, bool isEmpty, byte[] tail, IBufferWriter<byte> output)
    {
        output.Write(head);
        var record = batch.Bytes(range);
        if (range.PrefixLength > 0)
        {
            var prefix = batch.Prefix(range);
            output.Write("{"u8);
            JsonRewriter.Write(isEmpty ? prefix[..^1] : prefix, RecordTraits.UnicodeEscape, ascii, output);
            record = record[1..];
        }

        JsonRewriter.Write(record, range.Traits, ascii, output);
        output.Write(tail);
    }
}
