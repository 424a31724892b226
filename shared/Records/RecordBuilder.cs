using System.Buffers;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// Puts records together, member by member, of the raw JSON that other records hold: each value's bytes are copied once. Made by
/// <see cref="RecordForm"/>.
/// </summary>
public sealed class RecordBuilder : IDisposable
{
    private readonly LineWriter _lines;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _others = new HashSet<byte[]>(
        TokenComparer.Instance
    ).GetAlternateLookup<ReadOnlySpan<byte>>();

    private RecordTraits _traits;
    private bool _isFirst;

    internal RecordBuilder(Spool spool) => _lines = new LineWriter(spool);

    /// <summary>What the record that is taken apart asks for when it is written out; whatever comes of it does as well.</summary>
    internal RecordTraits Source { get; set; }

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        _lines.Write("{"u8);
        (_isFirst, _traits) = (true, Source);
    }

    /// <summary>Adds a member; of no bytes at all it is left out.</summary>
    public void Put(RecordColumn column, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            Name(column);
            _lines.Write(value);
        }
    }

    /// <summary>Adds a member whose value is written by the caller.</summary>
    /// <returns>Where the value goes.</returns>
    public IBufferWriter<byte> Begin(RecordColumn column)
    {
        Name(column);
        return _lines;
    }

    /// <summary>Adds a text.</summary>
    public void Put(RecordColumn column, string text)
    {
        var escaped = Encoding.UTF8.GetBytes(RecordColumn.Escaped(text));
        Name(column);
        _traits |= TextTraits.Of(escaped);
        _lines.Write([(byte)'"', .. escaped, (byte)'"']);
    }

    /// <summary>Adds a member that is not declared, under its own name or another; a reader of the log is told of it.</summary>
    /// <param name="name">Its name as sent, without its quotes.</param>
    /// <param name="value">Its value.</param>
    public void PutOther(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!_others.Contains(name))
        {
            _others.Add(name);
        }

        _lines.Write(_isFirst ? "\""u8 : ",\""u8);
        _lines.Write(name);
        _lines.Write("\":"u8);
        _lines.Write(value);
        _isFirst = false;
    }

    /// <summary>Ends the record.</summary>
    public void End()
    {
        _lines.Write("}"u8);
        _lines.EndLine(_traits);
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    /// <summary>All records as a page.</summary>
    /// <param name="first">The members that each of them begins with.</param>
    internal RecordPage Complete(IReadOnlyList<string> first) =>
        _lines.Complete(RecordLayout.Of(first), RecordLayout.Of([.. _others.Set.Select(Encoding.UTF8.GetString)]));

    private void Name(RecordColumn column)
    {
        _lines.Write(_isFirst ? column.Token[1..] : column.Token);
        _traits |= column.Traits;
        _isFirst = false;
    }
}

/// <summary>The name of a member as it is written.</summary>
public sealed class RecordColumn
{
    private readonly byte[] _token;

    /// <summary>Prepares a name.</summary>
    public RecordColumn(string name)
    {
        Name = name;
        _token = Encoding.UTF8.GetBytes($",\"{Escaped(name)}\":");
        Traits = TextTraits.Of(_token);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>A comma, the name with its quotes, and a colon.</summary>
    internal ReadOnlySpan<byte> Token => _token;

    internal RecordTraits Traits { get; }

    /// <summary>Text as it stands between quotes: nothing is escaped that need not be.</summary>
    internal static string Escaped(string text) =>
        System
            .Text.Json.JsonEncodedText.Encode(
                text,
                System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
            )
            .Value;
}
