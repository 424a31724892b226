using System.Buffers;
using System.Text;

namespace Connectors.Xml;

/// <summary>
/// A body as text, without the characters that XML 1.0 does not have (2.2): servers put them into it all the same, and no
/// parser takes them. What is no text in the body's encoding becomes U+FFFD.
/// </summary>
/// <param name="body">The body: UTF-8, unless it begins with the mark of another encoding.</param>
internal sealed class XmlCharacters(Stream body) : TextReader
{
    private const int Piece = 16 * 1024;

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r')),
    ]);

    private readonly StreamReader _text = new(
        body,
        Encoding.UTF8,
        detectEncodingFromByteOrderMarks: true,
        Piece,
        leaveOpen: true
    );

    /// <summary>Whether all of the body was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Whether XML has this character; half of a surrogate pair is judged by itself, as if it were whole.</summary>
    public static bool IsLegal(char character) => character < '\uFFFE' && !Controls.Contains(character);

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        while (true)
        {
            var read = _text.Read(buffer, index, count);
            if (read == 0)
            {
                IsAtEnd |= count > 0;
                return 0;
            }

            if (Strip(buffer.AsSpan(index, read)) is > 0 and var kept)
            {
                return kept;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The place of the first one; two searches, since each of them takes in many characters at once and one for both does not.</summary>
    private static int Illegal(ReadOnlySpan<char> text)
    {
        var control = text.IndexOfAny(Controls);
        var other = (control < 0 ? text : text[..control]).IndexOfAnyInRange('\uFFFE', '\uFFFF');
        return other < 0 ? control : other;
    }

    private static int Strip(Span<char> text)
    {
        var kept = Illegal(text);
        if (kept < 0)
        {
            return text.Length;
        }

        for (var at = kept + 1; at < text.Length; )
        {
            var rest = text[at..];
            var legal = Illegal(rest) is >= 0 and var next ? next : rest.Length;
            rest[..legal].CopyTo(text[kept..]);
            kept += legal;
            at += legal + 1;
        }

        return kept;
    }
}
