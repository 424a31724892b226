using System.Text;

namespace Connectors.Xml;

/// <summary>
/// The members of the objects that are being read, the outermost first, and their values as JSON in one buffer. An object is
/// put together when all of it is known: which of its elements repeat, and what is to be added.
/// </summary>
internal sealed class XmlMembers
{
    private readonly List<Member> _members = [];
    private byte[] _bytes = new byte[4096];

    /// <summary>How many members there are.</summary>
    public int Count => _members.Count;

    /// <summary>How many bytes of values there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes of a value.</summary>
    public ReadOnlySpan<byte> Bytes(int start, int end) => _bytes.AsSpan(start, end - start);

    /// <summary>Room for so many bytes behind those that are there.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + bytes));
        }

        return _bytes.AsSpan(Length);
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
        _members.Add(new Member(Field: null, name, start, Length) { IsAdded = true });
    }

    /// <summary>Forgets all members from <paramref name="first"/> on, and all bytes from <paramref name="start"/> on.</summary>
    public void Cut(int first, int start)
    {
        _members.RemoveRange(first, Count - first);
        Length = start;
    }

    /// <summary>Puts the members from <paramref name="first"/> on together as an object behind all bytes, and forgets them.</summary>
    /// <returns>Where the object begins.</returns>
    public int Compose(int first)
    {
        var begin = Length;
        var isSorted = IsSorted(first);
        Write("{"u8);
        for (var i = first; i < Count; i++)
        {
            var member = _members[i];
            if (!isSorted && IsTaken(first, i))
            {
                continue;
            }

            if (i > first)
            {
                Write(","u8);
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

        Write("}"u8);
        _members.RemoveRange(first, Count - first);
        return begin;
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
                Write(items == 0 ? "["u8 : ","u8);
                WriteValue(member);
                items++;
            }
        }

        Write(items == 0 ? "null"u8 : "]"u8);
        return last;
    }

    private void WriteName(in Member member)
    {
        if (member.Field is { } field)
        {
            Write(field.Token);
        }
        else
        {
            // The names of XML hold nothing that JSON escapes.
            Write("\""u8);
            Write(Encoding.UTF8.GetBytes(member.Name));
            Write("\":"u8);
        }
    }

    private void WriteValue(in Member member)
    {
        if (member.Start == member.End)
        {
            Write("null"u8);
            return;
        }

        var length = member.End - member.Start;
        Room(length);
        _bytes.AsSpan(member.Start, length).CopyTo(_bytes.AsSpan(Length));
        Length += length;
    }

    /// <summary>One element that was read.</summary>
    private readonly record struct Member(XmlField? Field, string Name, int Start, int End)
    {
        /// <summary>Whether it was added to those that were read; then it is the only one of its name.</summary>
        public bool IsAdded { get; init; }
    }
}
