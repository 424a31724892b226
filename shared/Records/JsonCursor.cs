using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Records;

/// <summary>
/// Walks over JSON text (RFC 8259) without making anything of it. Every step gives the place behind what it passed, null
/// where the text ended too early, or throws where it is not JSON.
/// </summary>
/// <remarks>
/// The text must be followed by <see cref="Padding"/> zero bytes. A zero is no JSON outside or inside of strings, so it
/// stops every loop, and no step has to compare its place with the end, or to look whether a vector still fits.
/// </remarks>
/// <param name="start">The first byte of the text.</param>
/// <param name="end">The byte behind its last.</param>
/// <param name="before">How many bytes of the reply came before it; for the places in error texts.</param>
internal readonly unsafe partial struct JsonCursor(byte* start, byte* end, long before = 0)
{
    /// <summary>How many zero bytes must follow the text.</summary>
    public const int Padding = 32;

    /// <summary>Passes white space, and notes line breaks and tabs in <paramref name="traits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Space(byte* at, ref RecordTraits traits) => *at > ' ' ? at : LongSpace(at, ref traits);

    /// <summary>Passes one value of any kind.</summary>
    public byte* Value(byte* at, ref RecordTraits traits, int depth)
    {
        switch (*at)
        {
            case (byte)'"':
                return String(at, ref traits);
            case (byte)'{':
                return Object(at, ref traits, depth);
            case (byte)'[':
                return Array(at, ref traits, depth);
            case (byte)'t':
                return Literal(at, "true"u8);
            case (byte)'f':
                return Literal(at, "false"u8);
            case (byte)'n':
                return Literal(at, "null"u8);
            case (byte)'-':
            case >= (byte)'0' and <= (byte)'9':
                return Number(at);
            default:
                return Stop(at, "a value was expected");
        }
    }

    /// <summary>Passes one string, from its opening quote.</summary>
    public byte* String(byte* at, ref RecordTraits traits)
    {
        at++;
        while (true)
        {
            // Plain characters in steps of sixteen: most of a record is this loop.
            var block = Vector128.Load(at);
            var special =
                Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.Equals(Vector128.Min(block, Vector128.Create((byte)0x1F)), block);
            var hits = special.ExtractMostSignificantBits();
            if (hits == 0)
            {
                at += Vector128<byte>.Count;
                continue;
            }

            at += uint.TrailingZeroCount(hits);
            if (*at == '"')
            {
                // Behind the end there are only zeros, so a quote is always inside of the text.
                return at + 1;
            }

            if (*at != '\\')
            {
                return Stop(at, "a control character stands in a string");
            }

            at = Escape(at, ref traits);
            if (at == null)
            {
                return null;
            }
        }
    }

    /// <summary>Whether the text goes on with <paramref name="token"/>, however long it is: a token may be longer than what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte* at, ReadOnlySpan<byte> token) =>
        token.Length <= end - at && new ReadOnlySpan<byte>(at, token.Length).SequenceEqual(token);

    /// <summary>Null where the text ended at <paramref name="at"/>, else the error that it is not JSON there.</summary>
    public byte* Stop(byte* at, string why) =>
        at >= end
            ? null
            : throw new InvalidDataException($"not valid JSON: {why} at byte {before + (at - start)} of what arrived");

    private static byte* LongSpace(byte* at, ref RecordTraits traits)
    {
        while (*at is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            if (*at != ' ')
            {
                traits |= RecordTraits.LineBreak;
            }

            at++;
        }

        return at;
    }

    private byte* Escape(byte* at, ref RecordTraits traits)
    {
        switch (at[1])
        {
            case (byte)'"':
            case (byte)'\\':
            case (byte)'/':
            case (byte)'b':
            case (byte)'f':
            case (byte)'n':
            case (byte)'r':
            case (byte)'t':
                return at + 2;
            case (byte)'u':
                traits |= RecordTraits.UnicodeEscape;
                for (var i = 2; i < 6; i++)
                {
                    if (!char.IsAsciiHexDigit((char)at[i]))
                    {
                        return Stop(at + i, "a \\u escape lacks its four hexadecimal digits");
                    }
                }

                return at + 6;
            default:
                return Stop(at + 1, "an unknown escape stands in a string");
        }
    }

    private byte* Number(byte* at)
    {
        if (*at == '-')
        {
            at++;
        }

        if (*at == '0')
        {
            at++;
        }
        else if (!Digits(ref at))
        {
            return Stop(at, "a digit was expected");
        }

        if (*at == '.')
        {
            at++;
            if (!Digits(ref at))
            {
                return Stop(at, "a digit was expected after the decimal point");
            }
        }

        if (*at is (byte)'e' or (byte)'E')
        {
            at++;
            if (*at is (byte)'+' or (byte)'-')
            {
                at++;
            }

            if (!Digits(ref at))
            {
                return Stop(at, "a digit was expected in the exponent");
            }
        }

        // Only what follows ends a number, so that one at the end may go on in the next piece.
        return at < end ? at : null;
    }

    private static bool Digits(ref byte* at)
    {
        var first = at;
        while ((uint)(*at - '0') <= 9)
        {
            at++;
        }

        return at != first;
    }

    private byte* Literal(byte* at, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (at[i] != word[i])
            {
                return Stop(at + i, "a value was expected");
            }
        }

        return at + word.Length;
    }
}
