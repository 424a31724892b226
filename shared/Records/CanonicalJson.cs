using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Connectors.Records;

/// <summary>
/// Writes valid JSON in the one form that all of its spellings share, so that a hash of it is a key: members sorted by the
/// UTF-8 bytes of their names (equal names keep their order), no blanks, numbers and literals as sent, strings raw but for
/// <c>\"</c>, <c>\\</c> and <c>\u00xx</c> below U+0020, halves of surrogate pairs and broken bytes as U+FFFD.
/// </summary>
/// <remarks>Users store the keys: the form is fixed for ever. RFC 8785 is not used since it rewrites numbers.</remarks>
public static class CanonicalJson
{
    /// <summary>Writes one value.</summary>
    /// <param name="json">Valid JSON, without blanks around it.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(ReadOnlySpan<byte> json, CanonicalHash output) => Write(json, [], output);

    /// <summary>The same; where it is an object, its member <paramref name="without"/> is left out.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, CanonicalHash)"/>
    public static void Write(ReadOnlySpan<byte> json, ReadOnlySpan<byte> without, CanonicalHash output)
    {
        switch (json[0])
        {
            case (byte)'"':
                WriteString(json, output);
                break;
            case (byte)'{':
                WriteObject(json, without, output);
                break;
            case (byte)'[':
                WriteArray(json, output);
                break;
            default:
                output.Write(json);
                break;
        }
    }

    /// <summary>Compares two names as the form sorts them. Both are as sent, without their quotes.</summary>
    public static int CompareNames(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        IsDecoded(a) && IsDecoded(b) ? a.SequenceCompareTo(b) : Decoded(a).AsSpan().SequenceCompareTo(Decoded(b));

    /// <summary>Writes a string.</summary>
    /// <param name="json">The string as sent, with its quotes.</param>
    /// <param name="output">Where it goes.</param>
    public static void WriteString(ReadOnlySpan<byte> json, CanonicalHash output)
    {
        if (IsCanonical(json))
        {
            output.Write(json);
            return;
        }

        output.Write("\""u8);
        for (var text = json[1..^1]; !text.IsEmpty; )
        {
            var plain = text.IndexOf((byte)'\\');
            var run = plain < 0 ? text : text[..plain];
            WriteRaw(run, output);
            text = text[run.Length..];
            if (!text.IsEmpty)
            {
                var length = JsonText.Unescape(text, out var rune);
                WriteRune(rune, output);
                text = text[length..];
            }
        }

        output.Write("\""u8);
    }

    /// <summary>Whether a string was sent in the wanted form: whole UTF-8, and no escapes but those two that it needs.</summary>
    private static bool IsCanonical(ReadOnlySpan<byte> json)
    {
        for (var text = json; text.IndexOf((byte)'\\') is >= 0 and var escape; text = text[(escape + 2)..])
        {
            if (text[escape + 1] is not ((byte)'"' or (byte)'\\'))
            {
                return false;
            }
        }

        return !TextTraits.OfEncoding(json).HasFlag(RecordTraits.BrokenText);
    }

    private static void WriteObject(ReadOnlySpan<byte> json, ReadOnlySpan<byte> without, CanonicalHash output)
    {
        using var members = new MemberList(json, stackalloc MemberPlace[MemberList.Few]);
        output.Write("{"u8);
        var separator = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < members.Count; i++)
        {
            var name = members.Name(i);
            if (!without.IsEmpty && RecordFields.IsName(name[1..^1], without))
            {
                continue;
            }

            output.Write(separator);
            separator = ","u8;
            WriteString(name, output);
            output.Write(":"u8);
            Write(members.Value(i), output);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(ReadOnlySpan<byte> json, CanonicalHash output)
    {
        output.Write("["u8);
        var at = JsonText.Space(json, 1);
        while (json[at] != ']')
        {
            var end = JsonText.Skip(json, at);
            Write(json[at..end], output);
            at = JsonText.Space(json, end);
            if (json[at] == ',')
            {
                output.Write(","u8);
                at = JsonText.Space(json, at + 1);
            }
        }

        output.Write("]"u8);
    }

    private static void WriteRune(Rune rune, CanonicalHash output)
    {
        switch (rune.Value)
        {
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            case < 0x20:
                ReadOnlySpan<byte> hex = "0123456789abcdef"u8;
                output.Write([.. "\\u00"u8, hex[rune.Value >> 4], hex[rune.Value & 0xF]]);
                break;
            default:
                output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
                break;
        }
    }

    private static void WriteRaw(ReadOnlySpan<byte> run, CanonicalHash output)
    {
        if (!TextTraits.OfEncoding(run).HasFlag(RecordTraits.BrokenText))
        {
            output.Write(run);
            return;
        }

        while (!run.IsEmpty)
        {
            // A broken sequence decodes as the replacement character.
            _ = Rune.DecodeFromUtf8(run, out var rune, out var length);
            output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
            run = run[length..];
        }
    }

    /// <summary>Whether a name is the text it means; broken bytes are written as another character, and sorted as it.</summary>
    private static bool IsDecoded(ReadOnlySpan<byte> name) => !name.Contains((byte)'\\') && Utf8.IsValid(name);

    private static byte[] Decoded(ReadOnlySpan<byte> name) =>
        Encoding.UTF8.GetBytes(RecordFields.Decode([(byte)'"', .. name, (byte)'"']) ?? "");
}
