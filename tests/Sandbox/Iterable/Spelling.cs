using System.Globalization;
using System.Text;
using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>One of the many ways to write down the same JSON.</summary>
/// <param name="draw">What members change places by and letters are escaped by; <c>null</c> for the plain spelling.</param>
/// <param name="gap">What stands before each member and item, so that people can read it.</param>
internal sealed class Spelling(Draw? draw, string gap = "")
{
    private Draw _draw = draw ?? default;

    public static string Plain(Node node)
    {
        var text = new StringBuilder();
        new Spelling(null).Write(text, node);
        return text.ToString();
    }

    public void Write(StringBuilder text, Node node)
    {
        switch (node)
        {
            case Text { Value: var value }:
                Quote(text, value);
                break;
            case Raw { Json: var json }:
                text.Append(json);
                break;
            case Items { All: var items }:
                text.Append('[');
                Separated(text, items, item => Write(text, item));
                text.Append(']');
                break;
            case Members members:
                text.Append('{');
                Separated(text, InOrder(members), member => Write(text, member.Name, member.Value));
                text.Append('}');
                break;
        }
    }

    private void Write(StringBuilder text, string name, Node value)
    {
        Quote(text, name);
        text.Append(gap.Length == 0 ? ":" : ": ");
        Write(text, value);
    }

    private void Separated<T>(StringBuilder text, IReadOnlyList<T> values, Action<T> write)
    {
        for (var n = 0; n < values.Count; n++)
        {
            text.Append(n == 0 ? "" : ",").Append(gap);
            write(values[n]);
        }
    }

    private List<(string Name, Node Value)> InOrder(Members members)
    {
        var list = members.ToList();
        for (var n = list.Count - 1; draw is not null && n > 0; n--)
        {
            var other = _draw.Below(n + 1);
            (list[n], list[other]) = (list[other], list[n]);
        }

        return list;
    }

    private void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var n = 0; n < value.Length; n++)
        {
            var letter = value[n];
            if (char.IsHighSurrogate(letter) && n + 1 < value.Length && char.IsLowSurrogate(value[n + 1]))
            {
                Write(text, letter, value[++n]);
            }
            else if (letter < ' ' || char.IsSurrogate(letter))
            {
                Escape(text, letter);
            }
            else
            {
                Write(text, letter);
            }
        }

        text.Append('"');
    }

    private void Write(StringBuilder text, char letter)
    {
        if (draw is not null && _draw.OneIn(letter > 127 ? 2 : 12))
        {
            Escape(text, letter);
        }
        else if (letter is '"' or '\\' || (letter == '/' && draw is not null && _draw.OneIn(2)))
        {
            text.Append('\\').Append(letter);
        }
        else
        {
            text.Append(letter);
        }
    }

    private void Write(StringBuilder text, char high, char low)
    {
        if (draw is not null && _draw.OneIn(2))
        {
            Escape(text, high);
            Escape(text, low);
        }
        else
        {
            text.Append(high).Append(low);
        }
    }

    private void Escape(StringBuilder text, char letter)
    {
        if (letter == '\n' && (draw is null || _draw.OneIn(2)))
        {
            text.Append("\\n");
            return;
        }

        var capitals = draw is not null && _draw.OneIn(2);
        text.Append("\\u").Append(((int)letter).ToString(capitals ? "X4" : "x4", CultureInfo.InvariantCulture));
    }
}
