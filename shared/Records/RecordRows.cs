using System.Buffers;
using System.Text.Json;

namespace Connectors.Records;

/// <summary>Records that a connector makes of an answer that holds none as such: of a table of text, say, or of a map.</summary>
public sealed class RecordRows : IDisposable
{
    private readonly LineWriter _lines;
    private readonly ArrayBufferWriter<byte> _row = new();

    internal RecordRows(Spool spool) => _lines = new LineWriter(spool);

    /// <summary>Adds one record; <paramref name="write"/> writes its members.</summary>
    public void Add(Action<Utf8JsonWriter> write)
    {
        _row.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_row);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        _lines.Write(_row.WrittenSpan);
        _lines.EndLine(TextTraits.Of(_row.WrittenSpan));
    }

    /// <summary>All records as a page.</summary>
    /// <param name="members">The members that each of them has.</param>
    internal RecordPage Complete(IReadOnlyList<string> members) => _lines.Complete(RecordLayout.Of(members));

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
