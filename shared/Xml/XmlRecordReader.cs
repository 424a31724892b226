using System.Security.Cryptography;
using System.Xml;
using Connectors.Records;

namespace Connectors.Xml;

/// <summary>
/// Reads the elements of records one after the other and writes each as one line of JSON. No element becomes an object or a
/// string; a record takes the room of its JSON, as long as it is read.
/// </summary>
/// <param name="type">What becomes of the elements.</param>
/// <param name="finish">Has the last word on each record, or null.</param>
/// <param name="lines">Where the records go.</param>
internal sealed class XmlRecordReader(XmlRecordType type, XmlFinish? finish, LineWriter lines) : IDisposable
{
    /// <summary>Deeper than any record; a body must not exhaust the stack.</summary>
    private const int MostDepth = 64;

    /// <summary>How many elements may be missing in a row before names are looked up.</summary>
    private const int MostSkipped = 8;

    private static readonly string NilNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlMembers _members = new();
    private readonly SortedSet<string> _undeclared = new(StringComparer.Ordinal);
    private readonly char[] _text = new char[8 * 1024];
    private int _length;
    private bool _isLong;
    private string? _first;

    /// <summary>How many records were read, those that were left out among them.</summary>
    public long Count { get; private set; }

    /// <summary>A parser of that text, in whose names those that the type declares are found by reference.</summary>
    public static XmlReader Open(XmlCharacters text, XmlRecordType type)
    {
        var names = new NameTable();
        Add(type, names);
        return XmlReader.Create(
            text,
            new XmlReaderSettings
            {
                // References to characters that XML does not have are let through here and dropped by XmlScalar.
                CheckCharacters = false,
                DtdProcessing = DtdProcessing.Prohibit,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                NameTable = names,
                XmlResolver = null,
            }
        );
    }

    /// <summary>Reads one record, from its start tag to its end tag.</summary>
    public void Read(XmlReader xml)
    {
        ReadMembers(xml, type, isRoot: true);
        if (_members.Count > 0)
        {
            Count++;
            if (finish is null || finish(new XmlObject(_members, first: 0)))
            {
                Write(lines);
                lines.EndLine(_members.Traits);
            }
            else if (_first is null)
            {
                Write(lines: null);
            }
        }

        _members.Cut(0, 0);
        _members.Traits = RecordTraits.None;
    }

    /// <inheritdoc/>
    public void Dispose() => _members.Dispose();

    /// <summary>The records as a page, with the names that no schema declares.</summary>
    public RecordPage Complete()
    {
        var page = lines.Complete(
            RecordLayout.Of([.. type.Fields.Where(field => field.IsSure).Select(field => field.Name)]),
            RecordLayout.Of([.. _undeclared])
        );
        (page.Count, page.First) = (Count, _first);
        return page;
    }

    /// <summary>Writes the record, if it goes anywhere; of the first, pages are told apart.</summary>
    private void Write(LineWriter? lines)
    {
        using var hash = _first is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        _members.WriteRecord(lines, hash);
        _first ??= Convert.ToHexString(hash!.GetHashAndReset()); // null for none but the first
    }

    private static void Add(XmlRecordType type, NameTable names)
    {
        foreach (var field in type.Fields)
        {
            names.Add(field.Name);
            Add(field.Type, names);
        }
    }

    /// <summary>Reads the children of the element at which the parser stands; afterwards it stands at its end.</summary>
    private void ReadMembers(XmlReader xml, XmlRecordType of, bool isRoot)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var next = 0;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadMember(xml, of, ref next, isRoot);
            }
            else if (isRoot && _members.Count == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                throw new InvalidDataException("a record holds text in place of elements");
            }
        }
    }

    private void ReadMember(XmlReader xml, XmlRecordType of, ref int next, bool isRoot)
    {
        if (xml.Depth > MostDepth)
        {
            throw new InvalidDataException($"its elements lie deeper than {MostDepth} levels");
        }

        var name = xml.LocalName;
        if (name == of.Flattened)
        {
            ReadMembers(xml, of, isRoot);
            return;
        }

        var field = Find(of, name, ref next);
        if (field is null && isRoot)
        {
            _undeclared.Add(name);
        }

        var start = ReadValue(xml, field?.Kind ?? XmlKind.Text, field?.Type ?? XmlRecordType.Undeclared);
        _members.Add(field, field?.Name ?? name, start);
    }

    /// <summary>The field of that name: mostly the one expected, since elements come in the order of their schema.</summary>
    private static XmlField? Find(XmlRecordType type, string name, ref int next)
    {
        var fields = type.Fields;
        var end = Math.Min(fields.Length, next + MostSkipped);
        for (var i = next; i < end; i++)
        {
            if (ReferenceEquals(fields[i].Name, name))
            {
                next = i;
                return fields[i];
            }
        }

        if (type.Find(name) is not { } field)
        {
            return null;
        }

        next = field.Index;
        return field;
    }

    /// <summary>Reads the value of the element at which the parser stands, and gives the place where its JSON begins.</summary>
    private int ReadValue(XmlReader xml, XmlKind kind, XmlRecordType of)
    {
        var start = _members.Length;
        var isNil = xml.HasAttributes && xml.GetAttribute("nil", NilNamespace) is "true" or "1";
        if (xml.IsEmptyElement)
        {
            return start;
        }

        (_length, _isLong) = (0, false);
        var first = _members.Count;
        var isObject = false;
        var next = 0;
        xml.Read();
        while (xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                DropText(first, start, isObject);
                isObject = true;
                ReadMember(xml, of, ref next, isRoot: false);
            }
            else if (xml.HasValue && !isObject)
            {
                TakeText(xml);
            }

            if (!xml.Read())
            {
                break;
            }
        }

        if (isObject)
        {
            return Close(of, first, start);
        }

        if (isNil)
        {
            DropText(first, start, isObject);
        }
        else if (_isLong)
        {
            XmlScalar.WritePart(_text.AsSpan(0, _length), _members);
            _members.Write("\""u8);
        }
        else
        {
            XmlScalar.Write(_text.AsSpan(0, _length), kind, _members);
        }

        return start;
    }

    /// <summary>Closes an object. What its members left lies before it, and goes with the record.</summary>
    private int Close(XmlRecordType of, int first, int start)
    {
        if (of.Finish is not null && !of.Finish(new XmlObject(_members, first)))
        {
            _members.Cut(first, start);
            return start;
        }

        _members.Close(first, start);
        return start;
    }

    /// <summary>Forgets text that was begun before it turned out to mean nothing.</summary>
    private void DropText(int first, int start, bool isObject)
    {
        if (_isLong && !isObject)
        {
            _members.Cut(first, start);
            _isLong = false;
        }
    }

    /// <summary>
    /// Adds the text of a node; a value may come in several, since a part of it may be marked as CDATA. What is longer than the
    /// buffer is written at once: a document must not lie here a second time.
    /// </summary>
    private void TakeText(XmlReader xml)
    {
        while (true)
        {
            var room = _text.Length - _length;
            var read = xml.ReadValueChunk(_text, _length, room);
            _length += read;

            // A pair of surrogates is not cut in two: then one place stays free.
            if (read < room - 1)
            {
                return;
            }

            WriteBegun();
        }
    }

    private void WriteBegun()
    {
        if (!_isLong)
        {
            _members.Write("\""u8);
            _isLong = true;
        }

        var whole = char.IsHighSurrogate(_text[_length - 1]) ? _length - 1 : _length;
        XmlScalar.WritePart(_text.AsSpan(0, whole), _members);
        _text.AsSpan(whole, _length - whole).CopyTo(_text);
        _length -= whole;
    }
}
