using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Connectors.Records;

/// <summary>Writes records of one stream as RECORD lines (airbyte-protocol 1.3): their bytes between a fixed head and tail.</summary>
public sealed class RecordEnvelope
{
    /// <summary>A prefix is short, and may be cut from another record as it was sent.</summary>
    private const RecordTraits AnyTraits = RecordTraits.UnicodeEscape | RecordTraits.LineBreak;

    private readonly byte[] _head;
    private readonly bool _ascii;
    private readonly RecordTraits _harmless;

    /// <summary>The lines of one stream.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="streamNamespace">Its namespace in the configured catalog, or null.</param>
    /// <param name="ascii">Whether text beyond ASCII is escaped, so that no reader can cut a character in two.</param>
    public RecordEnvelope(string stream, string? streamNamespace, bool ascii)
    {
        _ascii = ascii;
        _harmless = ascii ? RecordTraits.None : RecordTraits.NonAscii;
        var name = JsonEncodedText.Encode(stream);
        var space = streamNamespace is null ? "" : $"\"namespace\":\"{JsonEncodedText.Encode(streamNamespace)}\",";
        _head = Encoding.ASCII.GetBytes($"{{\"type\":\"RECORD\",\"record\":{{\"stream\":\"{name}\",{space}\"data\":");
    }

    /// <summary>What a line begins with.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>What a line of that time ends with, its line break excepted.</summary>
    public static byte[] Tail(DateTimeOffset emittedAt) =>
        Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $",\"emitted_at\":{emittedAt.ToUnixTimeMilliseconds()}}}}}")
        );

    /// <summary>Whether a record is a line of its own: one without any member is not, since the platform drops it.</summary>
    public static bool IsLine(RecordBatch batch, in RecordRange range) =>
        range.PrefixLength > 0 || batch.Layouts[range.Layout].Count > 0;

    /// <summary>Whether a record's bytes are its line's bytes; else <c>WriteBody</c> makes them.</summary>
    public bool IsPlain(in RecordRange range) => range.PrefixLength == 0 && (range.Traits | _harmless) == _harmless;

    /// <summary>Writes a record between head and tail, on one line, with its prefix, in the wanted encoding.</summary>
    public void WriteBody(RecordBatch batch, in RecordRange range, IBufferWriter<byte> output) =>
        WriteBody(batch, range, batch.Bytes(range), output);

    /// <summary>The same, of a record that was changed: <paramref name="record"/> stands for its bytes, the range for all else.</summary>
    internal void WriteBody(
        RecordBatch batch,
        in RecordRange range,
        ReadOnlySpan<byte> record,
        IBufferWriter<byte> output
    )
    {
        if (range.PrefixLength > 0)
        {
            var prefix = batch.Prefix(range);
            var isEmpty = batch.Layouts[range.Layout].Count == 0;
            output.Write("{"u8);
            JsonRewriter.Write(isEmpty ? prefix[..^1] : prefix, AnyTraits, _ascii, output);
            record = record[1..];
        }

        JsonRewriter.Write(record, range.Traits, _ascii, output);
    }
}
