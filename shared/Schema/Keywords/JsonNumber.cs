using System.Globalization;
using System.Text.Json;

namespace Connectors.Schema.Keywords;

/// <summary>Questions about a JSON number that its digits answer, whatever their count.</summary>
internal static class JsonNumber
{
    /// <summary>
    /// True for a number without a fraction. Draft-07 counts <c>1.0</c> and <c>1e2</c> among them (6.1.1); Airbyte's tests
    /// and typed destinations go by the spelling, and so does <paramref name="strict"/>.
    /// </summary>
    public static bool IsWhole(JsonElement number, bool strict)
    {
        var text = number.GetRawText().AsSpan().TrimStart('-');
        if (text.IndexOfAny('.', 'e', 'E') < 0)
        {
            return true;
        }

        return !strict && IsWholeInValue(text);
    }

    /// <summary>Compares as decimals, so that 0.1 is 0.1; beyond their range as doubles.</summary>
    public static int Compare(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var exactLeft) && right.TryGetDecimal(out var exactRight)
            ? exactLeft.CompareTo(exactRight)
            : left.GetDouble().CompareTo(right.GetDouble());

    private static bool IsWholeInValue(ReadOnlySpan<char> text)
    {
        var mark = text.IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..].TrimEnd('0');
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('0');
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return true;
        }

        var places = fraction.Length > 0 ? fraction.Length : -(whole.Length - whole.TrimEnd('0').Length);
        return places <= ExponentOf(mark < 0 ? [] : text[(mark + 1)..]);
    }

    private static long ExponentOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? exponent
            : (text[0] == '-' ? long.MinValue : long.MaxValue);
    }
}
