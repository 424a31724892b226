using System.Text.Json;

namespace Connectors.Records;

/// <summary>The top-level members of one record, in its order and with its bytes. The record is known to be valid JSON.</summary>
internal ref struct RecordMembers
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1000 };

    private readonly ReadOnlySpan<byte> _record;
    private Utf8JsonReader _reader;

    public RecordMembers(ReadOnlySpan<byte> record)
    {
        _record = record;
        _reader = new Utf8JsonReader(record, Deep);
        _reader.Read();
    }

    /// <summary>The member that <see cref="MoveNext"/> reached.</summary>
    public RecordMember Current { get; private set; }

    public readonly RecordMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        var name = _record.Slice((int)_reader.TokenStartIndex + 1, _reader.ValueSpan.Length);
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        Current = new RecordMember(name, start, _record[start..(int)_reader.BytesConsumed]);
        return true;
    }
}

/// <summary>One member: its name as sent, and its value's bytes.</summary>
internal readonly ref struct RecordMember(ReadOnlySpan<byte> name, int valueStart, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Where the value begins within the record.</summary>
    public int ValueStart { get; } = valueStart;

    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>Whether this is the member of that name; a name with escapes is compared by what it means.</summary>
    public bool NameEquals(ReadOnlySpan<byte> name) => RecordFields.IsName(Name, name);
}
