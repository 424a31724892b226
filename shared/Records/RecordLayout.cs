using System.Text;

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
        Traits = tokens.Contains((byte)'\\') ? RecordTraits.UnicodeEscape : RecordTraits.None;
    }

    /// <summary>The layout of these names, which need no escapes.</summary>
    internal static RecordLayout Of(IReadOnlyList<string> names)
    {
        var ends = new int[names.Count];
        var tokens = new List<byte>();
        for (var i = 0; i < ends.Length; i++)
        {
            tokens.AddRange(Encoding.UTF8.GetBytes($"\"{names[i]}\":"));
            ends[i] = tokens.Count;
        }

        return new RecordLayout([.. tokens], ends);
    }

    /// <summary>The same layout with other names, each with its quotes, at the places that have one.</summary>
    internal RecordLayout With(IReadOnlyList<byte[]?> names)
    {
        var ends = new int[Count];
        var tokens = new List<byte>();
        for (var i = 0; i < ends.Length; i++)
        {
            tokens.AddRange(names[i] is { } name ? [.. name, (byte)':'] : Token(i));
            ends[i] = tokens.Count;
        }

        return new RecordLayout([.. tokens], ends);
    }

    /// <summary>How many members a record of this layout has.</summary>
    public int Count => _ends.Length;

    /// <summary>The name of one member as it was sent, escapes included, without its quotes.</summary>
    public ReadOnlySpan<byte> Name(int index) => Token(index)[1..^2];

    /// <summary>The name of one member as text, its escapes resolved.</summary>
    public string NameText(int index) => RecordFields.Decode(Token(index)[..^1]) ?? "";

    /// <summary>Whether one of the names is <paramref name="name"/>, however it was sent.</summary>
    public bool Contains(ReadOnlySpan<byte> name) => LastIndexOf(name) >= 0;

    /// <summary>The place of the last member of that name, however it was sent; -1 for none.</summary>
    internal int LastIndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = _ends.Length - 1; i >= 0; i--)
        {
            if (Traits == RecordTraits.None ? Name(i).SequenceEqual(name) : RecordFields.IsName(Name(i), name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What writing the names has to look after.</summary>
    internal RecordTraits Traits { get; }

    /// <summary>The bytes <c>"name":</c> of one member: what a compact record has at that place.</summary>
    public ReadOnlySpan<byte> Token(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _tokens.AsSpan(start, _ends[index] - start);
    }

    /// <summary>How many bytes the tokens of the first <paramref name="fields"/> members take.</summary>
    internal int Length(int fields) => _ends[fields - 1];
}
