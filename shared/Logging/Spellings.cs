using System.Text;

namespace Connectors.Logging;

/// <summary>How the encoders on a text's way may have spelt one character: JSON, URLs (once and twice), HTML.</summary>
internal static class Spellings
{
    /// <summary>All spellings, the character itself first; letters in the others may be of either case.</summary>
    public static string[] Of(Rune rune)
    {
        var self = rune.ToString();
        List<string> all = [self, .. InUrl(rune), .. InJson(rune, self), .. InHtml(rune)];
        return [.. all.Distinct()];
    }

    private static IEnumerable<string> InUrl(Rune rune)
    {
        var bytes = Encoding.UTF8.GetBytes(rune.ToString());
        yield return string.Concat(bytes.Select(b => $"%{b:x2}"));
        yield return string.Concat(bytes.Select(b => $"%25{b:x2}"));
        if (rune.Value == ' ')
        {
            yield return "+";
            yield return "%2b";
        }
    }

    private static IEnumerable<string> InJson(Rune rune, string self)
    {
        var units = string.Concat(self.Select(unit => $"\\u{(int)unit:x4}"));
        yield return units;
        yield return units.Replace("\\", "\\\\", StringComparison.Ordinal);
        var letter = rune.Value switch
        {
            '"' or '\\' or '/' or '\'' => self,
            '\b' => "b",
            '\f' => "f",
            '\n' => "n",
            '\r' => "r",
            '\t' => "t",
            _ => null,
        };
        if (letter is not null)
        {
            yield return "\\" + letter;
            // JSON in JSON: an error body that is quoted in a message that is quoted in a log.
            yield return (rune.Value is '"' or '\\' ? "\\\\\\" : "\\\\") + letter;
        }
    }

    private static IEnumerable<string> InHtml(Rune rune)
    {
        yield return $"&#{rune.Value};";
        yield return $"&#x{rune.Value:x};";
        var name = rune.Value switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => null,
        };
        if (name is not null)
        {
            yield return name;
        }
    }
}
