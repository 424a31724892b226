using System.Security.Cryptography;
using System.Text;
using Connectors.Records;

namespace Connectors.Xml;

/// <summary>
/// The members of the objects that are being read, the outermost first, and their values as JSON in one buffer. An object is
/// put together when all of it is known: which of its elements repeat, and what is to be added.
/// </summary>
internal sealed class XmlMembers : IDisposable
{
    /// <summary>What the values of one record may take, each of them twice while its object is put together.</summary>
    private const int Most = 2 * LineReader.MostBytes;

    /// <summary>Up to here a record is put together in one piece, which is faster; beyond it, room counts.</summary>
    private const int Small = 32 * 1024;

    private readonly List<Member> _members = [];
    private readonly NativeBuffer _bytes = new(64 * 1024);
    private LineWriter? _lines;
    private IncrementalHash? _hash;

    /// <summary>How many members there are.</summary>
    public int Count => _members.Count;

    /// <summary>How many bytes of values there are.</summary>
    public int Length { get; private set; }

    /// <summary>What writing the record out has to look after; whoever adds bytes that ask for something says so.</summary>
    public RecordTraits Traits { get; set; }

    /// <summary>The bytes of a value.</summary>
    public ReadOnlySpan<byte> Bytes(int start, int end) => _bytes.GetSpan()[start..end];

    /// <summary>Room for so many bytes behind those that are there.</summary>
    /// <exception cref="InvalidDataException">The record is too long.</exception>
    public Span<byte> Room(int bytes)
    {
        while (_bytes.Capacity - Length < bytes)
        {
            if (_bytes.Capacity == Most)
            {
                throw new InvalidDataException($"a record is longer than {LineReader.MostBytes / 1024 / 1024} MB");
            }

            _bytes.Grow(Most);
        }

        return _bytes.GetSpan()[Length..];
    }

    /// <summary>Takes over bytes that were put into <see cref="Room"/>.</summary>
    public void Advance(int bytes) => Length += bytes;

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds a member whose value is what was written from <paramref name="start"/> on; null where that is nothing.</summary>
    public void Add(XmlField? field, string name, int start) => _members.Add(new Member(field, name, start, Length));

    /// <summary>The value of a member, of several the last; empty for none.</summary>
    public ReadOnlySpan<byte> Value(int first, string name)
    {
        for (var i = Count - 1; i >= first; i--)
        {
            var member = _members[i];
            if (member.Name == name)
            {
                return Bytes(member.Start, member.End);
            }
        }

        return [];
    }

    /// <summary>Adds a member, or gives one a value that has none.</summary>
    public void Set(int first, string name, ReadOnlySpan<byte> json)
    {
        for (var i = Count - 1; i >= first; i--)
        {
            var member = _members[i];
            if (member.Name == name)
            {
                if (member.Start < member.End)
                {
                    return;
                }

                _members.RemoveAt(i);
            }
        }

        var start = Length;
        Write(json);
        Traits |= TextTraits.Of(json);
        _members.Add(new Member(Field: null, name, start, Length) { IsAdded = true });
    }

    /// <summary>Forgets all members from <paramref name="first"/> on, and all bytes from <paramref name="start"/> on.</summary>
    public void Cut(int first, int start)
    {
        _members.RemoveRange(first, Count - first);
        Length = start;
    }

    /// <summary>
    /// Puts the members from <paramref name="first"/> on together as an object, which takes the place of their values from
    /// <paramref name="start"/> on, and forgets them.
    /// </summary>
    public void Close(int first, int start)
    {
        var begin = Length;
        Compose(first);
        var composed = Bytes(begin, Length);
        composed.CopyTo(_bytes.GetSpan()[start..]);
        Length = start + composed.Length;
    }

    /// <summary>Writes all members as a record, and forgets them.</summary>
    /// <param name="lines">Where the record goes, or null.</param>
    /// <param name="hash">What is to know its bytes, or null.</param>
    public void WriteRecord(LineWriter? lines, IncrementalHash? hash)
    {
        if (Length < Small)
        {
            var begin = Length;
            Compose(first: 0);
            lines?.Write(Bytes(begin, Length));
            hash?.AppendData(Bytes(begin, Length));
            return;
        }

        (_lines, _hash) = (lines, hash);
        Compose(first: 0);
        (_lines, _hash) = (null, null);
    }

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_bytes).Dispose();

    private void Compose(int first)
    {
        var isSorted = IsSorted(first);
        Put("{"u8);
        for (var i = first; i < Count; i++)
        {
            var member = _members[i];
            if (!isSorted && IsTaken(first, i))
            {
                continue;
            }

            if (i > first)
            {
                Put(","u8);
            }

            WriteName(member);
            var isRepeated =
                member.Field is { IsList: true }
                || (isSorted ? i + 1 < Count && IsSame(member, _members[i + 1]) : Repeats(i));
            if (!isRepeated)
            {
                WriteValue(member);
            }
            else if (isSorted)
            {
                i = WriteList(i);
            }
            else
            {
                WriteList(i, everywhere: true);
            }
        }

        Put("}"u8);
        _members.RemoveRange(first, Count - first);
    }

    /// <summary>Writes what an object is put together of: to where records go, or behind all values.</summary>
    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (_lines is null && _hash is null)
        {
            Write(bytes);
            return;
        }

        _lines?.Write(bytes);
        _hash?.AppendData(bytes);
    }

    /// <summary>Whether elements come in the schema's order, as they mostly do: then those that repeat are neighbours.</summary>
    private bool IsSorted(int first)
    {
        var index = -1;
        for (var i = first; i < Count; i++)
        {
            if (_members[i].Field is { } field && field.Index >= index)
            {
                index = field.Index;
            }
            else if (!_members[i].IsAdded)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTaken(int first, int at)
    {
        for (var i = first; i < at; i++)
        {
            if (IsSame(_members[i], _members[at]))
            {
                return true;
            }
        }

        return false;
    }

    private bool Repeats(int at)
    {
        for (var i = at + 1; i < Count; i++)
        {
            if (IsSame(_members[i], _members[at]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Names are of one table, so that equal ones are one object.</summary>
    private static bool IsSame(in Member one, in Member other) => ReferenceEquals(one.Name, other.Name);

    /// <summary>Writes a member and all of its name as a list: those that follow at once, or wherever they are. Gives the last.</summary>
    private int WriteList(int at, bool everywhere = false)
    {
        var name = _members[at].Name;
        var items = 0;
        var last = at;
        for (var i = at; i < Count; i++)
        {
            var member = _members[i];
            if (!ReferenceEquals(member.Name, name))
            {
                if (everywhere)
                {
                    continue;
                }

                break;
            }

            last = i;
            if (member.Start < member.End)
            {
                Put(items == 0 ? "["u8 : ","u8);
                WriteValue(member);
                items++;
            }
        }

        Put(items == 0 ? "null"u8 : "]"u8);
        return last;
    }

    private void WriteName(in Member member)
    {
        if (member.Field is { } field)
        {
            Put(field.Token);
        }
        else
        {
            // The names of XML hold nothing that JSON escapes.
            var name = Encoding.UTF8.GetBytes(member.Name);
            Traits |= TextTraits.Of(name);
            Put("\""u8);
            Put(name);
            Put("\":"u8);
        }
    }

    private void WriteValue(in Member member)
    {
        var length = member.End - member.Start;
        if (length == 0)
        {
            Put("null"u8);
            return;
        }

        // Making room may move what is to be written.
        Room(_lines is null && _hash is null ? length : 0);
        Put(Bytes(member.Start, member.End));
    }

    /// <summary>One element that was read.</summary>
    private readonly record struct Member(XmlField? Field, string Name, int Start, int End)
    {
        /// <summary>Whether it was added to those that were read; then it is the only one of its name.</summary>
        public bool IsAdded { get; init; }
    }
}
