using System.Security.Cryptography;
using System.Text;
using Connectors.Records;

namespace Connectors.Xml;

/// <content>How objects are put together of their members.</content>
internal sealed partial class XmlMembers
{
    /// <summary>Up to here a record is put together in one piece, which is faster; beyond it, room counts.</summary>
    private const int Small = 32 * 1024;

    private LineWriter? _lines;
    private IncrementalHash? _hash;

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

    private void Compose(int first)
    {
        var isSorted = IsSorted(first);
        Put("{"u8);
        for (var i = first; i < Count; i++)
        {
            var member = _members[i];
            if (!isSorted && Has(member.Name, first, i))
            {
                continue; // written with the first of its name
            }

            if (i > first)
            {
                Put(","u8);
            }

            WriteName(member);
            var until = isSorted ? EndOfRun(i) : Count;
            var isRepeated = isSorted ? until > i + 1 : Has(member.Name, i + 1, Count);
            if (isRepeated || member.Field is { IsList: true })
            {
                WriteList(i, until);
            }
            else
            {
                WriteValue(member);
            }

            i = isSorted ? until - 1 : i;
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

    /// <summary>Whether one of these members has the same name. Names are of one table, so that equal ones are one object.</summary>
    private bool Has(string name, int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            if (ReferenceEquals(_members[i].Name, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The place behind the neighbours that share the name of the member at <paramref name="at"/>.</summary>
    private int EndOfRun(int at)
    {
        var end = at + 1;
        while (end < Count && ReferenceEquals(_members[end].Name, _members[at].Name))
        {
            end++;
        }

        return end;
    }

    /// <summary>Writes all members up to <paramref name="until"/> that share the name of the one at <paramref name="at"/> as a list.</summary>
    private void WriteList(int at, int until)
    {
        var name = _members[at].Name;
        var items = 0;
        for (var i = at; i < until; i++)
        {
            var member = _members[i];
            if (ReferenceEquals(member.Name, name) && member.Start < member.End)
            {
                Put(items == 0 ? "["u8 : ","u8);
                WriteValue(member);
                items++;
            }
        }

        Put(items == 0 ? "null"u8 : "]"u8);
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
}
