namespace Connectors.Records;

/// <summary>
/// The top-level member names of a record, in its order. Records of one vendor look alike, so that a page has few layouts
/// and whatever depends on names only (is it declared, is it to be normalised) is asked once per layout, not per record.
/// </summary>
public sealed class RecordLayout
{
    private readonly byte[] _tokens;
    private readonly int[] _ends;

    internal RecordLayout(byte[] tokens, int[] ends)
    {
        _tokens = tokens;
        _ends = ends;
    }

    /// <summary>How many members a record of this layout has.</summary>
    public int Count => _ends.Length;

    /// <summary>The name of one member as it was sent, escapes included, without its quotes.</summary>
    public ReadOnlySpan<byte> Name(int index) => Token(index)[1..^2];

    /// <summary>The name of one member as text, its escapes resolved.</summary>
    public string NameText(int index) => RecordFields.Decode(Token(index)[..^1]) ?? "";

    /// <summary>Whether one of the names is <paramref name="name"/>.</summary>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _ends.Length; i++)
        {
            if (Name(i).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The bytes <c>"name":</c> of one member: what a compact record has at that place.</summary>
    internal ReadOnlySpan<byte> Token(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _tokens.AsSpan(start, _ends[index] - start);
    }

    /// <summary>How many bytes the tokens of the first <paramref name="fields"/> members take.</summary>
    internal int Length(int fields) => _ends[fields - 1];

    /// <summary>Whether this is the layout of these _tokens.</summary>
    internal bool Equals(ReadOnlySpan<byte> other, int fields) =>
        fields == _ends.Length && other.SequenceEqual(_tokens);
}
