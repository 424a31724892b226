using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Connectors.Records;

namespace Connectors.Xml;

/// <summary>Writes the text of an element as JSON, by what it is declared to be (XML Schema, part 2).</summary>
internal static class XmlScalar
{
    /// <summary>How many characters are escaped at once.</summary>
    private const int Piece = 256;

    /// <summary>How many characters one may become: a backslash, u and four digits.</summary>
    private const int MostEscaped = 6;

    /// <summary>Characters that stand in a JSON string as they stand in XML, each of one byte.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(' ', '\x7F' - ' ').Select(code => (char)code).Where(c => c is not ('"' or '\\')),
    ]);

    /// <summary>Writes it; an empty text is written as nothing.</summary>
    public static void Write(ReadOnlySpan<char> text, XmlKind kind, XmlMembers output)
    {
        text = kind == XmlKind.Text ? text : text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        switch (kind)
        {
            case XmlKind.Number:
                WriteNumber(text, output);
                break;
            case XmlKind.Boolean:
                WriteBoolean(text, output);
                break;
            case XmlKind.DateTime:
                WriteDateTime(text, output);
                break;
            default:
                WriteText(text, output);
                break;
        }
    }

    /// <summary>Writes a part of a string, without its quotes and without what XML does not have: a reference may name it all the same.</summary>
    /// <param name="text">The part; it does not end between two halves of a character.</param>
    /// <param name="output">Where it goes.</param>
    public static void WritePart(ReadOnlySpan<char> text, XmlMembers output)
    {
        if (text.IndexOfAnyExcept(Plain) < 0)
        {
            var room = output.Room(text.Length);
            Ascii.FromUtf16(text, room, out var written);
            output.Advance(written);
            return;
        }

        while (!text.IsEmpty)
        {
            var length = Math.Min(text.Length, Piece);
            length -= length < text.Length && char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
            WriteEscaped(text[..length], output);
            text = text[length..];
        }
    }

    private static void WriteText(ReadOnlySpan<char> text, XmlMembers output)
    {
        if (text.IndexOfAnyExcept(Plain) < 0)
        {
            // Most are, and there are dozens in a record.
            var room = output.Room(text.Length + 2);
            room[0] = (byte)'"';
            Ascii.FromUtf16(text, room[1..], out var written);
            room[written + 1] = (byte)'"';
            output.Advance(written + 2);
            return;
        }

        var start = output.Length;
        output.Write("\""u8);
        WritePart(text, output);
        if (output.Length == start + 1)
        {
            output.Cut(output.Count, start); // of nothing but what XML does not have
            return;
        }

        output.Write("\""u8);
    }

    private static void WriteEscaped(ReadOnlySpan<char> text, XmlMembers output)
    {
        Span<char> legal = stackalloc char[Piece];
        Span<char> escaped = stackalloc char[MostEscaped * Piece];
        var kept = Legal(text, legal);
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(legal[..kept], escaped, out _, out var length);
        var room = output.Room(Encoding.UTF8.GetMaxByteCount(length));
        var bytes = Encoding.UTF8.GetBytes(escaped[..length], room);
        output.Traits |= TextTraits.Of(room[..bytes]);
        output.Advance(bytes);
    }

    private static int Legal(ReadOnlySpan<char> text, Span<char> legal)
    {
        var kept = 0;
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var used);
            if (status == OperationStatus.Done && (!rune.IsBmp || XmlCharacters.IsLegal((char)rune.Value)))
            {
                text[..used].CopyTo(legal[kept..]);
                kept += used;
            }

            text = text[used..];
        }

        return kept;
    }

    private static void WriteBoolean(ReadOnlySpan<char> text, XmlMembers output)
    {
        switch (text)
        {
            case "true" or "1":
                output.Write("true"u8);
                break;
            case "false" or "0":
                output.Write("false"u8);
                break;
            default:
                WriteText(text, output);
                break;
        }
    }

    /// <summary>
    /// Digit for digit. XML allows what JSON does not: a plus sign, zeros at the front, a point without digits beside it; and
    /// INF and NaN, which are no numbers and become null. What is no number at all stays text.
    /// </summary>
    private static void WriteNumber(ReadOnlySpan<char> text, XmlMembers output)
    {
        var sign = text is ['-', ..] ? "-" : "";
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        var whole = Digits(digits);
        var rest = digits[whole..];
        var fraction = rest is ['.', ..] ? Digits(rest[1..]) : 0;
        var exponent = rest is ['.', ..] ? rest[(1 + fraction)..] : rest;
        if (whole + fraction == 0 || !IsExponent(exponent))
        {
            if (text is not ("NaN" or "INF" or "-INF" or "+INF"))
            {
                WriteText(text, output);
            }

            return;
        }

        var significant = digits[..whole].TrimStart('0');
        WriteAscii(sign, output);
        WriteAscii(significant.IsEmpty ? "0" : significant, output);
        if (fraction > 0)
        {
            WriteAscii(rest[..(1 + fraction)], output);
        }

        WriteAscii(exponent, output);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text is not ['e' or 'E', .. var digits])
        {
            return text.IsEmpty;
        }

        digits = digits is ['-' or '+', ..] ? digits[1..] : digits;
        return !digits.IsEmpty && Digits(digits) == digits.Length;
    }

    private static int Digits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var other ? other : text.Length;

    private static void WriteDateTime(ReadOnlySpan<char> text, XmlMembers output)
    {
        var start = output.Length;
        WriteText(text, output);
        Span<byte> normal = stackalloc byte[DateTimeText.Room];
        var written = output.Bytes(start, output.Length);
        if (!written.IsEmpty && DateTimeText.TryNormalise(written, normal, out var length))
        {
            output.Cut(output.Count, start);
            output.Write(normal[..length]);
        }
    }

    private static void WriteAscii(ReadOnlySpan<char> text, XmlMembers output) =>
        output.Advance(Encoding.ASCII.GetBytes(text, output.Room(text.Length)));
}
