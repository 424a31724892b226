using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Pages made of text, and what is in them as text.</summary>
internal static class Pages
{
    /// <summary>For replies that stay in memory.</summary>
    public static Spool NoSpool => new([]);

    public static readonly PageShape Entries = PageShape.Under("entries", "cursor", "has_more");

    public static RecordPage Read(string json, PageShape? shape = null) => Read(Encoding.UTF8.GetBytes(json), shape);

    /// <summary>A page that arrives in pieces; their lengths repeat, and a whole reply is one piece unless they are given.</summary>
    public static RecordPage Read(
        ReadOnlySpan<byte> json,
        PageShape? shape = null,
        IReadOnlyList<int>? pieces = null,
        Spool? spool = null
    )
    {
        using var reader = new PageReader(shape ?? Entries, spool ?? NoSpool);
        for (var i = 0; !json.IsEmpty; i++)
        {
            var room = reader.GetMemory();
            var wanted = pieces is null ? json.Length : pieces[i % pieces.Count];
            var count = Math.Min(Math.Min(wanted, room.Length), json.Length);
            json[..count].CopyTo(room.Span);
            reader.Advance(count);
            json = json[count..];
        }

        return reader.Complete();
    }

    /// <summary>The one batch of a page in memory.</summary>
    public static RecordBatch Batch(string json, PageShape? shape = null) => Read(json, shape).Batches().Single();

    public static IReadOnlyList<string> Records(this RecordPage page) => [.. page.Batches().SelectMany(Records)];

    public static IReadOnlyList<string> Records(this RecordBatch batch)
    {
        var records = new List<string>();
        foreach (var range in batch.Ranges)
        {
            records.Add(Encoding.UTF8.GetString(batch.Bytes(range)));
        }

        return records;
    }

    /// <summary>What becomes of the records in a line, between its head and its tail.</summary>
    public static IReadOnlyList<string> Bodies(this RecordBatch batch, bool ascii = true)
    {
        var envelope = new RecordEnvelope("things", null, ascii);
        var bodies = new List<string>();
        foreach (var range in batch.Ranges)
        {
            var body = new System.Buffers.ArrayBufferWriter<byte>();
            if (envelope.IsPlain(range))
            {
                bodies.Add(Encoding.UTF8.GetString(batch.Bytes(range)));
                continue;
            }

            envelope.WriteBody(batch, range, body);
            bodies.Add(Encoding.UTF8.GetString(body.WrittenSpan));
        }

        return bodies;
    }
}
