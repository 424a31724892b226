using System.Buffers;

namespace Connectors.Records;

/// <summary>
/// Knows the layouts of a page's records. The next record is expected to look like the one before it: then each of its
/// names costs one memory compare. Where it does not, the rest of its names are noted and looked up.
/// </summary>
/// <param name="notesPlaces">Whether <see cref="Places"/> is wanted.</param>
internal sealed class LayoutTracker(bool notesPlaces = false)
{
    private readonly List<RecordLayout> _layouts = [];

    /// <summary>Records with names of their own each, such as maps, would make a search through the list quadratic.</summary>
    private readonly Dictionary<byte[], int> _indexes = new(TokenComparer.Instance);

    private readonly List<int> _noted = [];
    private int[] _places = notesPlaces ? new int[3 * 32] : [];
    private int _placed;
    private RecordLayout? _expected;
    private int _expectedIndex = -1;

    /// <summary>The layouts seen so far; a range names one by its index.</summary>
    public IReadOnlyList<RecordLayout> Layouts => _layouts;

    /// <summary>For each member of the last record: where it begins, where its value begins, and where that ends.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _placed);

    /// <summary>Passes one record, from its opening brace; null where the text ended within it.</summary>
    public unsafe byte* Record(in JsonCursor cursor, byte* at, ref RecordTraits traits, out int layout)
    {
        layout = -1;
        var record = at;
        var field = 0;
        var known = _expected?.Count ?? 0;
        _noted.Clear();
        _placed = 0;
        // A name that is found by comparing is not looked at for escapes.
        traits |= _expected?.Traits ?? RecordTraits.None;
        at = JsonCursor.Space(at + 1, ref traits);
        if (*at == '}')
        {
            layout = Find(record, 0);
            return at + 1;
        }

        while (true)
        {
            var name = at;
            // A name counts as expected only while all before it were.
            if (field < known && _noted.Count == 0 && cursor.IsAt(at, _expected!.Token(field)))
            {
                at += _expected.Token(field).Length;
            }
            else
            {
                at = Name(cursor, record, at, field, ref traits);
                if (at == null)
                {
                    return null;
                }
            }

            field++;
            var value = JsonCursor.Space(at, ref traits);
            at = cursor.Value(value, ref traits, depth: 1);
            if (at == null)
            {
                return null;
            }

            if (notesPlaces)
            {
                Note((int)(name - record), (int)(value - record), (int)(at - record));
            }

            at = JsonCursor.Space(at, ref traits);
            if (*at == '}')
            {
                layout = _noted.Count == 0 && field == known ? _expectedIndex : Find(record, field);
                return at + 1;
            }

            if (*at != ',')
            {
                return cursor.Stop(at, "a comma or a closing brace was expected");
            }

            at = JsonCursor.Space(at + 1, ref traits);
        }
    }

    private void Note(int name, int value, int end)
    {
        if (_placed == _places.Length)
        {
            Array.Resize(ref _places, 2 * _placed);
        }

        _places[_placed++] = name;
        _places[_placed++] = value;
        _places[_placed++] = end;
    }

    /// <summary>Passes a name that was not expected, with its colon, and notes where it lies.</summary>
    private unsafe byte* Name(in JsonCursor cursor, byte* record, byte* at, int field, ref RecordTraits traits)
    {
        if (*at != '"')
        {
            return cursor.Stop(at, "a member name was expected");
        }

        var end = cursor.String(at, ref traits);
        if (end == null)
        {
            return null;
        }

        if (_noted.Count == 0)
        {
            _noted.Add(field);
        }

        _noted.Add((int)(at - record));
        _noted.Add((int)(end - at));
        at = JsonCursor.Space(end, ref traits);
        return *at == ':' ? at + 1 : cursor.Stop(at, "a colon was expected");
    }

    /// <summary>The layout with the first names of the expected one and the noted ones, made where it is new.</summary>
    private unsafe int Find(byte* record, int fields)
    {
        var kept = _noted.Count == 0 ? fields : _noted[0];
        var size = kept == 0 ? 0 : _expected!.Length(kept);
        for (var i = 2; i < _noted.Count; i += 2)
        {
            size += _noted[i] + 1;
        }

        var tokens = ArrayPool<byte>.Shared.Rent(size);
        var ends = new int[fields];
        var filled = 0;
        for (var i = 0; i < fields; i++)
        {
            var token = i < kept ? _expected!.Token(i) : Noted(record, i - kept);
            token.CopyTo(tokens.AsSpan(filled));
            filled += token.Length;
            if (i >= kept)
            {
                tokens[filled++] = (byte)':';
            }

            ends[i] = filled;
        }

        var index = Index(tokens.AsSpan(0, filled), ends);
        ArrayPool<byte>.Shared.Return(tokens);
        _expected = _layouts[index];
        _expectedIndex = index;
        return index;
    }

    private int Index(ReadOnlySpan<byte> tokens, int[] ends)
    {
        if (_indexes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(tokens, out var index))
        {
            return index;
        }

        var own = tokens.ToArray();
        _layouts.Add(new RecordLayout(own, ends));
        _indexes.Add(own, _layouts.Count - 1);
        return _layouts.Count - 1;
    }

    private unsafe ReadOnlySpan<byte> Noted(byte* record, int index) =>
        new(record + _noted[1 + (2 * index)], _noted[2 + (2 * index)]);
}
