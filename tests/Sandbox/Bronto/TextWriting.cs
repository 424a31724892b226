using System.Xml;

namespace Sandbox.Bronto;

/// <summary>Writes the text of an element.</summary>
internal sealed class TextWriting(XmlWriter xml, Style style)
{
    /// <summary>What XML 1.0 forbids, raw and as a reference: control characters, a noncharacter, half a pair.</summary>
    private static readonly string[] _forbidden =
    [
        "\u0001",
        "&#1;",
        "\uFFFE",
        "&#x1F;",
        "\u0008\u000B",
        "&#xFFFF;",
        "&#xD83D;",
        "&#0;",
    ];

    /// <summary>Elements that people write; the others are ids, numbers, times and words of the API.</summary>
    private static readonly HashSet<string> _free =
    [
        "customSource",
        "content",
        "geoIPCity",
        "messageName",
        "listName",
        "listLabel",
        "segmentName",
        "workflowName",
        "webformName",
        "linkName",
        "linkUrl",
        "bounceReason",
        "ftafEmails",
        "name",
        "label",
        "complaint",
        "description",
        "subject",
        "fromName",
        "item",
        "value",
    ];

    public static bool IsFree(string name) => _free.Contains(name);

    public void Write(string name, string text, long place)
    {
        var draw = style.Draw(name, place);
        if (style.Is(Oddities.ControlCharacters) && IsFree(name))
        {
            WriteForbidden(text, draw.Pick(_forbidden), atEnd: draw.OneIn(2));
        }
        else if (style.Is(Oddities.OtherPrefixes) && text.Length > 0)
        {
            WriteOtherwise(text, draw.Below(3));
        }
        else
        {
            xml.WriteString(text);
        }
    }

    private void WriteForbidden(string text, string forbidden, bool atEnd)
    {
        // Behind the first letter, unless that would tear a pair of surrogates apart.
        var at =
            atEnd || text.Length == 0 ? text.Length
            : char.IsHighSurrogate(text[0]) ? 0
            : 1;
        xml.WriteString(text[..at]);
        xml.WriteRaw(forbidden);
        xml.WriteString(text[at..]);
    }

    private void WriteOtherwise(string text, int way)
    {
        switch (way)
        {
            case 0:
                xml.WriteCData(text);
                break;
            case 1 when !char.IsHighSurrogate(text[0]) && !char.IsWhiteSpace(text[0]):
                // The text of an element is all of its text, also around a comment.
                xml.WriteString(text[..1]);
                xml.WriteComment("in between");
                xml.WriteString(text[1..]);
                break;
            default:
                xml.WriteString(text);
                break;
        }
    }
}
