using System.Text;

namespace Connectors.Logging;

/// <summary>
/// A secret inside a text that encodes whole bytes: base64 and hex. In base64 its letters depend on what stands before it
/// (<c>Basic base64(user:key)</c>), so there is one form for each of the three ways it can lie across the groups.
/// </summary>
internal static class EncodedSecret
{
    /// <summary>The encoded forms of a secret that is long enough to be searched anywhere.</summary>
    public static IEnumerable<EncodedForm> Anywhere(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return new EncodedForm(Convert.ToHexString(bytes), IsHex: true, IsWord: false);
        for (var offset = 0; offset < 3; offset++)
        {
            var core = Core(bytes, offset);
            yield return new EncodedForm(core, IsHex: false, IsWord: false);
            yield return new EncodedForm(ForUrl(core), IsHex: false, IsWord: false);
            yield return new EncodedForm(Uri.EscapeDataString(core), IsHex: false, IsWord: false);
        }
    }

    /// <summary>
    /// The encoded forms of a short secret, which count as whole words only: alone, and as user name or password of HTTP's
    /// Basic scheme.
    /// </summary>
    public static IEnumerable<EncodedForm> AsWord(string secret)
    {
        foreach (var text in (string[])[secret, secret + ":", ":" + secret])
        {
            var whole = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            yield return new EncodedForm(whole, IsHex: false, IsWord: true);
            yield return new EncodedForm(whole.TrimEnd('='), IsHex: false, IsWord: true);
            yield return new EncodedForm(ForUrl(whole), IsHex: false, IsWord: true);
            yield return new EncodedForm(ForUrl(whole.TrimEnd('=')), IsHex: false, IsWord: true);
        }

        // The hex of one or two letters is a number like any other.
        if (secret.Length > 2)
        {
            yield return new EncodedForm(
                Convert.ToHexString(Encoding.UTF8.GetBytes(secret)),
                IsHex: true,
                IsWord: true
            );
        }
    }

    /// <summary>The letters that the secret alone decides when it begins <paramref name="offset"/> bytes into a group.</summary>
    private static string Core(byte[] secret, int offset)
    {
        byte[] padded = [.. new byte[offset], .. secret];
        var first = offset == 0 ? 0 : offset + 1;
        var last = padded.Length * 8 / 6;
        return Convert.ToBase64String(padded)[first..last];
    }

    private static string ForUrl(string base64) => base64.Replace('+', '-').Replace('/', '_');
}

/// <summary>One text to look for.</summary>
/// <param name="Text">The text; of either case when it is hex.</param>
/// <param name="IsHex">True for hex; else it is base64, where the letters beside a find hold bits of the secret too.</param>
/// <param name="IsWord">Whether it is found as a whole word only.</param>
internal sealed record EncodedForm(string Text, bool IsHex, bool IsWord)
{
    /// <summary>Finds the first occurrence; its begin is -1 when there is none.</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> text, int from)
    {
        var comparison = IsHex ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        while (from < text.Length)
        {
            var step = text[from..].IndexOf(Text, comparison);
            if (step < 0)
            {
                break;
            }

            var (start, end) = (from + step, from + step + Text.Length);
            if (!IsWord)
            {
                return IsHex ? (start, end) : Widen(text, start, end);
            }

            if (WordBorder.IsAround(text, start, end))
            {
                return (start, end);
            }

            from = start + 1;
        }

        return (-1, -1);
    }

    private static (int Start, int End) Widen(ReadOnlySpan<char> text, int start, int end) =>
        (
            start > 0 && IsBase64(text[start - 1]) ? start - 1 : start,
            end < text.Length && IsBase64(text[end]) ? end + 1 : end
        );

    private static bool IsBase64(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '-' or '_';
}
