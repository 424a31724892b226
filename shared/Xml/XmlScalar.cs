using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Connectors.Records;

namespace Connectors.Xml;

/// <summary>Writes the text of an element as JSON, by what it is declared to be (XML Schema, part 2).</summary>
internal static class XmlScalar
{
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

    /// <summary>Writes it as a string, without what XML does not have: a reference may name it all the same.</summary>
    private static void WriteText(ReadOnlySpan<char> text, XmlMembers output)
    {
        if (text.IndexOfAnyExcept(Plain) >= 0)
        {
            WriteEscaped(text, output);
            return;
        }

        var room = output.Room(text.Length + 2);
        room[0] = (byte)'"';
        Ascii.FromUtf16(text, room[1..], out _);
        room[text.Length + 1] = (byte)'"';
        output.Advance(text.Length + 2);
    }

    private static void WriteEscaped(ReadOnlySpan<char> text, XmlMembers output)
    {
        var legal = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var used);
            if (status == OperationStatus.Done && (!rune.IsBmp || XmlCharacters.IsLegal((char)rune.Value)))
            {
                legal.Append(text[..used]);
            }

            text = text[used..];
        }

        if (legal.Length == 0)
        {
            return; // as empty as a text that never had any
        }

        output.Write("\""u8);
        output.Write(Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(legal.ToString())));
        output.Write("\""u8);
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
    /// INF and NaN, which stay text.
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
            WriteText(text, output);
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
