using System.Text;

namespace Sandbox.Data;

/// <summary>JSON strings with every letter as raw UTF-8; the framework's encoders escape all beyond the first plane.</summary>
internal static class JsonText
{
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            if (letter is '"' or '\\')
            {
                text.Append('\\').Append(letter);
            }
            else if (letter < ' ')
            {
                text.Append($"\\u{(int)letter:x4}");
            }
            else
            {
                text.Append(letter);
            }
        }

        return text.Append('"').ToString();
    }
}
