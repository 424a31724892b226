using System.Runtime.InteropServices;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// Finds the records and steering values of one reply in its bytes, and checks on the way that all of it is JSON. It may
/// be given the text in pieces: what is not yet whole is left for the next call, at the border of a record or a member.
/// </summary>
internal sealed class PageScanner(PageShape shape)
{
    private readonly byte[]?[] _steering = new byte[]?[shape.Steering.Count];
    private readonly byte[][] _steeringNames = [.. shape.Steering.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[][] _path = [.. shape.Path.Select(Encoding.UTF8.GetBytes)];
    private Expected _expected = Expected.Root;
    private bool _isArray = shape is { Path: [], IsOneRecord: false };
    private int _depth;
    private bool _foundRecords;

    private enum Expected
    {
        Root,
        FirstMember,
        Member,
        MemberEnd,
        FirstRecord,
        Record,
        RecordEnd,
        Nothing,
    }

    /// <summary>The records found and not yet taken by <see cref="TakeBatch"/>.</summary>
    public List<RecordRange> Ranges { get; private set; } = [];

    /// <summary>The layouts that <see cref="Ranges"/> name.</summary>
    public LayoutTracker Layouts { get; private set; } = new();

    /// <summary>All records found so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the reply is whole: the root value is closed and had its records.</summary>
    public bool IsComplete => _expected == Expected.Nothing && _foundRecords;

    /// <summary>Why <see cref="IsComplete"/> is false at the end of the body.</summary>
    public string Missing =>
        _expected == Expected.Nothing
            ? $"the reply has no \"{string.Join('.', shape.Path)}\""
            : "the reply ends in the middle of its JSON";

    /// <summary>What the vendor says where the reply is whole and marked as a failure; else null.</summary>
    public string? Failure =>
        _expected == Expected.Nothing && shape.Failure is { } mark && SteeringText(mark.Member) == mark.Value
            ? SteeringText(mark.Reason) ?? "it does not say why"
            : null;

    /// <summary>The raw JSON of a steering member, or null where the reply lacks it.</summary>
    public byte[]? Steering(int index) => _steering[index];

    /// <summary>Starts a new batch of ranges, once the bytes of the last one are gone.</summary>
    public void TakeBatch()
    {
        Ranges = [];
        Layouts = new LayoutTracker();
    }

    /// <summary>Goes on from <paramref name="from"/>, and gives the place up to which all is passed.</summary>
    /// <param name="buffer">The text, followed by <see cref="JsonCursor.Padding"/> zero bytes.</param>
    /// <param name="from">Where to go on.</param>
    /// <param name="length">Where the text ends for now.</param>
    /// <param name="before">How many bytes of the reply are no longer in the buffer.</param>
    public unsafe int Scan(byte[] buffer, int from, int length, long before = 0)
    {
        fixed (byte* start = buffer)
        {
            var cursor = new JsonCursor(start, start + length, before);
            var at = start + from;
            while (true)
            {
                var traits = RecordTraits.None;
                at = JsonCursor.Space(at, ref traits);
                if (at >= start + length)
                {
                    return (int)(at - start);
                }

                var next = Step(cursor, start, at);
                if (next == null)
                {
                    return (int)(at - start);
                }

                at = next;
            }
        }
    }

    private unsafe byte* Step(in JsonCursor cursor, byte* start, byte* at)
    {
        switch (_expected)
        {
            case Expected.Root:
                return Root(cursor, start, at);
            case Expected.FirstMember when *at == '}':
                return EndOfObject(at);
            case Expected.FirstMember:
            case Expected.Member:
                return Member(cursor, at);
            case Expected.MemberEnd when *at == '}':
                return EndOfObject(at);
            case Expected.MemberEnd when *at == ',':
                _expected = Expected.Member;
                return at + 1;
            case Expected.MemberEnd:
                return cursor.Stop(at, "a comma or a closing brace was expected");
            case Expected.FirstRecord when *at == ']':
                return EndOfRecords(at);
            case Expected.FirstRecord:
            case Expected.Record:
                return Record(cursor, start, at);
            case Expected.RecordEnd when *at == ']':
                return EndOfRecords(at);
            case Expected.RecordEnd when *at == ',':
                _expected = Expected.Record;
                return at + 1;
            case Expected.RecordEnd:
                return cursor.Stop(at, "a comma or a closing bracket was expected");
            default:
                return cursor.Stop(at, "more text follows the end");
        }
    }

    private unsafe byte* Root(in JsonCursor cursor, byte* start, byte* at)
    {
        if (*at == '<')
        {
            throw new InvalidDataException("HTML or XML instead of JSON");
        }

        if (shape.IsOneRecord)
        {
            return Record(cursor, start, at);
        }

        _isArray |= shape.MayBeBare && *at == '[';
        var (opening, next) = _isArray ? ((byte)'[', Expected.FirstRecord) : ((byte)'{', Expected.FirstMember);
        if (*at != opening)
        {
            throw new InvalidDataException($"the reply does not begin with \"{(char)opening}\"");
        }

        _expected = next;
        _foundRecords = _isArray;
        return at + 1;
    }

    private unsafe byte* Member(in JsonCursor cursor, byte* at)
    {
        var traits = RecordTraits.None;
        if (*at != '"')
        {
            return cursor.Stop(at, "a member name was expected");
        }

        var end = cursor.String(at, ref traits);
        if (end == null)
        {
            return null;
        }

        var name = new ReadOnlySpan<byte>(at + 1, (int)(end - at) - 2);
        at = JsonCursor.Space(end, ref traits);
        if (*at != ':')
        {
            return cursor.Stop(at, "a colon was expected");
        }

        at = JsonCursor.Space(at + 1, ref traits);
        var isOnPath = _depth < _path.Length && RecordFields.IsName(name, _path[_depth]);
        if (isOnPath && _depth == _path.Length - 1 && *at == '[')
        {
            _expected = Expected.FirstRecord;
            _foundRecords = true;
            return at + 1;
        }

        if (isOnPath && _depth < _path.Length - 1 && *at == '{')
        {
            _expected = Expected.FirstMember;
            _depth++;
            return at + 1;
        }

        return SteeringMember(cursor, name, at, isOnPath);
    }

    private unsafe byte* SteeringMember(in JsonCursor cursor, ReadOnlySpan<byte> name, byte* at, bool isOnPath)
    {
        var traits = RecordTraits.None;
        var end = cursor.Value(at, ref traits, depth: 1 + _depth);
        if (end == null)
        {
            return null;
        }

        var value = new ReadOnlySpan<byte>(at, (int)(end - at));
        if (isOnPath && !(_foundRecords = IsEmptyList(value)) && shape.Failure is null)
        {
            throw new InvalidDataException($"\"{string.Join('.', shape.Path.Take(_depth + 1))}\" is not a list");
        }

        for (var i = 0; i < _steeringNames.Length; i++)
        {
            if (RecordFields.IsName(name, _steeringNames[i]))
            {
                _steering[i] = value.ToArray();
            }
        }

        _expected = Expected.MemberEnd;
        return end;
    }

    private unsafe byte* Record(in JsonCursor cursor, byte* start, byte* at)
    {
        if (*at != '{')
        {
            return cursor.Stop(at, "a record was expected");
        }

        var traits = RecordTraits.None;
        var end = Layouts.Record(cursor, at, ref traits, out var layout);
        if (end == null)
        {
            return null;
        }

        var text = new ReadOnlySpan<byte>(at, (int)(end - at));
        traits |= TextTraits.OfEncoding(text);
        Ranges.Add(new RecordRange((int)(at - start), text.Length, layout, traits));
        Count++;
        if (shape.IsOneRecord)
        {
            _foundRecords = true;
            _expected = Expected.Nothing;
            RecordFields.Collect(text, _steeringNames, _steering);
        }
        else
        {
            _expected = Expected.RecordEnd;
        }

        return end;
    }

    /// <summary>An account without any may be told so by null; anything else is not a list of records.</summary>
    private bool IsEmptyList(ReadOnlySpan<byte> value) => _depth == _path.Length - 1 && value.SequenceEqual("null"u8);

    private string? SteeringText(string name)
    {
        for (var i = 0; i < shape.Steering.Count; i++)
        {
            if (shape.Steering[i] == name)
            {
                return RecordFields.Decode(_steering[i]);
            }
        }

        return null;
    }

    private unsafe byte* EndOfObject(byte* at)
    {
        _expected = _depth == 0 ? Expected.Nothing : Expected.MemberEnd;
        _depth -= _depth == 0 ? 0 : 1;
        return at + 1;
    }

    private unsafe byte* EndOfRecords(byte* at)
    {
        _expected = _isArray ? Expected.Nothing : Expected.MemberEnd;
        return at + 1;
    }
}
