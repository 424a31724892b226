namespace Connectors.Records;

/// <summary>Takes an object out of a text: some vendors send JSON inside of JSON. Holds a buffer, so use one for many.</summary>
public sealed class EmbeddedJson
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>The object that was taken out last; valid until the next one.</summary>
    public ReadOnlySpan<byte> Json => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Takes out the object that a string holds; false where it holds anything else.</summary>
    /// <param name="text">A JSON string, quotes included.</param>
    public unsafe bool TryObject(ReadOnlySpan<byte> text)
    {
        if (text[0] != '"')
        {
            return false;
        }

        // Nothing gets longer by being decoded but the halves of broken pairs, and those take three bytes for six.
        if (_buffer.Length < text.Length + JsonCursor.Padding)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(text.Length + JsonCursor.Padding);
        }

        var length = JsonText.Decode(text[1..^1], _buffer);
        _buffer.AsSpan(length, JsonCursor.Padding).Clear();
        fixed (byte* start = _buffer)
        {
            var traits = RecordTraits.None;
            var at = JsonCursor.Space(start, ref traits);
            if (*at != '{' || !TryValue(start, at, length, out var end))
            {
                return false;
            }

            (_start, _end) = ((int)(at - start), (int)(end - start));
            return true;
        }
    }

    private static unsafe bool TryValue(byte* start, byte* at, int length, out byte* end)
    {
        var traits = RecordTraits.None;
        try
        {
            end = new JsonCursor(start, start + length).Value(at, ref traits, depth: 1);
        }
        catch (InvalidDataException)
        {
            end = null;
        }

        return end != null && JsonCursor.Space(end, ref traits) == start + length;
    }
}
