namespace Connectors.Logging;

/// <summary>Tells whether a find is a whole word. The end of an escape (<c>%3D</c>, <c>\n</c>, <c>\u0022</c>) is a border too.</summary>
internal static class WordBorder
{
    public static bool IsAround(ReadOnlySpan<char> text, int start, int end) =>
        (end == text.Length || !char.IsLetterOrDigit(text[end])) && IsBefore(text[..start]);

    private static bool IsBefore(ReadOnlySpan<char> before) =>
        before.IsEmpty
        || !char.IsLetterOrDigit(before[^1])
        || (before.Length >= 2 && before[^2] == '\\')
        || (before.Length >= 3 && before[^3] == '%' && AreHex(before[^2..]))
        || (before.Length >= 6 && before[^6] == '\\' && before[^5] == 'u' && AreHex(before[^4..]));

    private static bool AreHex(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
