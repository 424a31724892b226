namespace Connectors.Records;

/// <summary>The members of one object, in its order and with its bytes. The object is known to be valid JSON.</summary>
public ref struct RecordMembers
{
    private readonly ReadOnlySpan<byte> _record;
    private int _next;

    /// <summary>Begins at the first member.</summary>
    /// <param name="record">The object, braces included.</param>
    public RecordMembers(ReadOnlySpan<byte> record)
    {
        _record = record;
        _next = JsonText.Space(record, 1);
    }

    /// <summary>The member that <see cref="MoveNext"/> reached.</summary>
    public RecordMember Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly RecordMembers GetEnumerator() => this;

    /// <summary>Goes to the next member; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_record[_next] == '}')
        {
            return false;
        }

        var nameEnd = _next + JsonText.StringLength(_record[_next..]);
        var value = JsonText.Space(_record, JsonText.Space(_record, nameEnd) + 1);
        var end = JsonText.Skip(_record, value);
        Current = new RecordMember(_record, new MemberPlace(_next, nameEnd, value, end));
        _next = JsonText.Space(_record, end);
        if (_record[_next] == ',')
        {
            _next = JsonText.Space(_record, _next + 1);
        }

        return true;
    }
}

/// <summary>Where a member's name, with its quotes, and its value begin and end.</summary>
internal readonly record struct MemberPlace(int Name, int NameEnd, int Value, int End);

/// <summary>One member: its name as sent, and its value's bytes.</summary>
public readonly ref struct RecordMember
{
    private readonly ReadOnlySpan<byte> _record;

    internal RecordMember(ReadOnlySpan<byte> record, MemberPlace place)
    {
        _record = record;
        Place = place;
    }

    /// <summary>Where it lies within the record.</summary>
    internal MemberPlace Place { get; }

    /// <summary>The name without its quotes.</summary>
    public ReadOnlySpan<byte> Name => _record[(Place.Name + 1)..(Place.NameEnd - 1)];

    /// <summary>Where the value begins within the record.</summary>
    internal int ValueStart => Place.Value;

    /// <summary>The raw JSON of the value.</summary>
    public ReadOnlySpan<byte> Value => _record[Place.Value..Place.End];

    /// <summary>Whether this is the member of that name; a name with escapes is compared by what it means.</summary>
    public bool NameEquals(ReadOnlySpan<byte> name) => RecordFields.IsName(Name, name);
}
