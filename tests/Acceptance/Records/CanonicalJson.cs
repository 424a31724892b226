using System.Text.Encodings.Web;
using System.Text.Json;

namespace Acceptance.Records;

/// <summary>
/// JSON in one form, so that values are equal where their texts are: members by their names, numbers digit for digit, arrays
/// without an order, since vendors give the same array in another one.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>A value, without the fields that are left out.</summary>
    public static string Of(JsonElement value, FieldFilter? without = null) => Text(value, without ?? FieldFilter.None);

    private static string Text(JsonElement value, FieldFilter without) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ',',
                    value
                        .EnumerateObject()
                        .Select(member => (member.Name, member.Value, Without: without.Below(member.Name)))
                        .Where(member => !member.Without.LeavesOut)
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                        .Select(member => $"\"{member.Name}\":{Text(member.Value, member.Without)}")
                )
                + "}",
            JsonValueKind.Array => "["
                + string.Join(
                    ',',
                    value
                        .EnumerateArray()
                        .Select((item, i) => (Item: item, Without: without.BelowItem(i)))
                        .Where(item => !item.Without.LeavesOut)
                        .Select(item => Text(item.Item, item.Without))
                        .Order(StringComparer.Ordinal)
                )
                + "]",
            JsonValueKind.String => Unescaped(value),
            JsonValueKind.Undefined => "nothing",
            _ => value.GetRawText(),
        };

    /// <summary>A character is the same, written out or as its code.</summary>
    private static string Unescaped(JsonElement text)
    {
        var raw = text.GetRawText();
        if (!raw.Contains('\\', StringComparison.Ordinal))
        {
            return raw;
        }

        try
        {
            return $"\"{JsonEncodedText.Encode(text.GetString()!, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""; // it is a string
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text, and can only be compared as it is written.
            return raw;
        }
    }
}
