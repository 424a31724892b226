using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Connectors.Records;

/// <summary>Steps over JSON that is known to be valid.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \n\r\t"u8);

    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(",]} \n\r\t"u8);

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    /// <summary>The place of the next token from <paramref name="at"/> on.</summary>
    public static int Space(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] > ' ')
        {
            return at;
        }

        var next = json[at..].IndexOfAnyExcept(Blanks);
        return next < 0 ? json.Length : at + next;
    }

    /// <summary>The place behind the value that begins at <paramref name="at"/>.</summary>
    public static int Skip(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] == '"')
        {
            return at + StringLength(json[at..]);
        }

        if (json[at] is not ((byte)'{' or (byte)'['))
        {
            var end = json[at..].IndexOfAny(ScalarEnds);
            return end < 0 ? json.Length : at + end;
        }

        for (var depth = 0; ; )
        {
            at += json[at..].IndexOfAny(Structure);
            if (json[at] == '"')
            {
                at += StringLength(json[at..]);
                continue;
            }

            depth += json[at] is (byte)'{' or (byte)'[' ? 1 : -1;
            at++;
            if (depth == 0)
            {
                return at;
            }
        }
    }

    /// <summary>The length of the string that <paramref name="json"/> begins with, both quotes included.</summary>
    public static int StringLength(ReadOnlySpan<byte> json)
    {
        var at = 1;
        while (true)
        {
            at += json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[at] == '"')
            {
                return at + 1;
            }

            at += 2;
        }
    }

    /// <summary>The character of an escape, or of a pair of <c>\u</c>; half a pair is the replacement character.</summary>
    /// <returns>The length of what was read.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, out Rune rune)
    {
        if (text[1] != 'u')
        {
            rune = new Rune(
                (char)(
                    text[1] switch
                    {
                        (byte)'b' => '\b',
                        (byte)'f' => '\f',
                        (byte)'n' => '\n',
                        (byte)'r' => '\r',
                        (byte)'t' => '\t',
                        var same => (char)same,
                    }
                )
            );
            return 2;
        }

        var unit = Unit(text);
        if (Rune.TryCreate(unit, out rune))
        {
            return 6;
        }

        if (text.Length >= 12 && text[6] == '\\' && text[7] == 'u' && Rune.TryCreate(unit, Unit(text[6..]), out rune))
        {
            return 12;
        }

        rune = Rune.ReplacementChar;
        return 6;
    }

    /// <summary>Writes what a string means, in UTF-8; bytes that are not UTF-8 stay.</summary>
    /// <param name="text">The string without its quotes.</param>
    /// <param name="output">Room for as many bytes.</param>
    /// <returns>How many were written.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var filled = 0;
        while (true)
        {
            var plain = text.IndexOf((byte)'\\');
            var run = plain < 0 ? text : text[..plain];
            run.CopyTo(output[filled..]);
            filled += run.Length;
            text = text[run.Length..];
            if (text.IsEmpty)
            {
                return filled;
            }

            var length = Unescape(text, out Rune rune);
            filled += rune.EncodeToUtf8(output[filled..]);
            text = text[length..];
        }
    }

    /// <summary>The UTF-16 unit of a <c>\u</c> escape.</summary>
    public static char Unit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape[2..6], out ushort unit, out _, 'x');
        return (char)unit;
    }
}
