using System.Buffers;
using System.Text;

namespace Connectors.Records;

/// <summary>
/// Writes valid JSON again where its bytes cannot be copied as they are: on one line, in ASCII if wanted, without halves of
/// surrogate pairs and without bytes that are not UTF-8. Numbers, names, their order and their repetitions stay.
/// </summary>
public static class JsonRewriter
{
    private static ReadOnlySpan<byte> Hex => "0123456789abcdef"u8;

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \n\r\t"u8);

    /// <summary>Writes <paramref name="json"/> into <paramref name="output"/>.</summary>
    /// <param name="json">One valid JSON value.</param>
    /// <param name="traits">What is to be looked after.</param>
    /// <param name="ascii">Whether everything beyond ASCII is escaped (airbyte-protocol 2.2).</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(ReadOnlySpan<byte> json, RecordTraits traits, bool ascii, IBufferWriter<byte> output)
    {
        if (!traits.HasFlag(RecordTraits.LineBreak))
        {
            WriteText(json, traits, ascii, output);
            return;
        }

        while (!json.IsEmpty)
        {
            var quote = json.IndexOf((byte)'"');
            WriteWithoutSpace(quote < 0 ? json : json[..quote], output);
            if (quote < 0)
            {
                return;
            }

            var end = quote + JsonText.StringLength(json[quote..]);
            WriteText(json[quote..end], traits, ascii, output);
            json = json[end..];
        }
    }

    private static void WriteWithoutSpace(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        while (!json.IsEmpty)
        {
            var space = json.IndexOfAny(Space);
            output.Write(space < 0 ? json : json[..space]);
            json = space < 0 ? [] : json[(space + 1)..];
        }
    }

    /// <summary>Copies plain runs, and looks after what stands between them. Each byte is looked at once.</summary>
    private static void WriteText(ReadOnlySpan<byte> text, RecordTraits traits, bool ascii, IBufferWriter<byte> output)
    {
        var escape = traits.HasFlag(RecordTraits.UnicodeEscape) ? -1 : text.Length;
        var beyond = -1;
        for (var at = 0; at < text.Length; )
        {
            escape = escape >= at ? escape : Next(text, at, text[at..].IndexOf((byte)'\\'));
            beyond = beyond >= at ? beyond : Next(text, at, text[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF));
            var stop = Math.Min(escape, beyond);
            output.Write(text[at..stop]);
            at = stop;

            // What cannot be copied often stands in a row: a word in another script.
            while (at < text.Length && (text[at] >= 0x80 || text[at] == '\\'))
            {
                at += text[at] == '\\' ? WriteEscape(text[at..], output) : WriteBeyondAscii(text[at..], ascii, output);
            }
        }
    }

    private static int Next(ReadOnlySpan<byte> text, int at, int offset) => offset < 0 ? text.Length : at + offset;

    private static int WriteEscape(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        if (text[1] != 'u')
        {
            output.Write(text[..2]);
            return 2;
        }

        var unit = JsonText.Unit(text);
        if (!char.IsSurrogate(unit))
        {
            output.Write(text[..6]);
            return 6;
        }

        if (
            char.IsHighSurrogate(unit)
            && text.Length >= 12
            && text[6] == '\\'
            && text[7] == 'u'
            && char.IsLowSurrogate(JsonText.Unit(text[6..]))
        )
        {
            output.Write(text[..12]);
            return 12;
        }

        output.Write("\\ufffd"u8);
        return 6;
    }

    private static int WriteBeyondAscii(ReadOnlySpan<byte> text, bool ascii, IBufferWriter<byte> output)
    {
        // A broken sequence decodes as the replacement character.
        _ = Rune.DecodeFromUtf8(text, out var rune, out var length);
        if (!ascii)
        {
            Span<byte> utf8 = stackalloc byte[4];
            output.Write(utf8[..rune.EncodeToUtf8(utf8)]);
            return length;
        }

        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            var escaped = output.GetSpan(6);
            escaped[5] = Hex[unit & 0xF];
            escaped[4] = Hex[(unit >> 4) & 0xF];
            escaped[3] = Hex[(unit >> 8) & 0xF];
            escaped[2] = Hex[unit >> 12];
            escaped[1] = (byte)'u';
            escaped[0] = (byte)'\\';
            output.Advance(6);
        }

        return length;
    }
}
