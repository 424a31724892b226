using System.Text;
using System.Text.Encodings.Web;

namespace Connectors.Protocol;

/// <summary>
/// Escapes what JSON must escape and all that is not ASCII, and nothing else. The framework's default also escapes quotes,
/// angle brackets and ampersands for the sake of web pages, which makes a log line or an address in a spec hard to read.
/// </summary>
internal sealed unsafe class AsciiEncoder : JavaScriptEncoder
{
    private AsciiEncoder() { }

    /// <summary>The one instance; it has no state.</summary>
    public static AsciiEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or > '~' or '"' or '\\';

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength; at++)
        {
            if (WillEncode(text[at]))
            {
                return at;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    )
    {
        var target = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        if (unicodeScalar is '"' or '\\')
        {
            return target.TryWrite($"\\{(char)unicodeScalar}", out numberOfCharactersWritten);
        }

        Span<char> units = stackalloc char[2];
        var count = new Rune(unicodeScalar).EncodeToUtf16(units);
        return count == 1
            ? target.TryWrite($"\\u{(int)units[0]:x4}", out numberOfCharactersWritten)
            : target.TryWrite($"\\u{(int)units[0]:x4}\\u{(int)units[1]:x4}", out numberOfCharactersWritten);
    }
}
