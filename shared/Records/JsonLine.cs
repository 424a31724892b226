namespace Connectors.Records;

/// <summary>One line of NDJSON, found valid, with the places of its top-level members.</summary>
public readonly ref struct JsonLine
{
    private readonly ReadOnlySpan<int> _places;

    internal JsonLine(ReadOnlySpan<byte> bytes, RecordLayout layout, int layoutIndex, ReadOnlySpan<int> places)
    {
        Bytes = bytes;
        Layout = layout;
        LayoutIndex = layoutIndex;
        _places = places;
    }

    /// <summary>The object, braces included.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Its names. The same object for lines with the same names, as long as there are not very many kinds of lines.</summary>
    public RecordLayout Layout { get; }

    /// <summary>A small number that goes with <see cref="Layout"/>, to keep what was worked out for it.</summary>
    public int LayoutIndex { get; }

    /// <summary>The raw JSON of a member's value.</summary>
    public ReadOnlySpan<byte> Value(int member) => Bytes[_places[(3 * member) + 1].._places[(3 * member) + 2]];

    /// <summary>Members <paramref name="first"/> to <paramref name="last"/> as they were sent, names, commas and all.</summary>
    public ReadOnlySpan<byte> Members(int first, int last) => Bytes[_places[3 * first].._places[(3 * last) + 2]];
}
