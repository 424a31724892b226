using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Http;

/// <summary>
/// Finds what the body of a refusal says. Vendors use <c>message</c>, <c>error</c>, <c>_error</c> or <c>errors</c>, plain text, and a web
/// server before them its own HTML, so nothing is taken for granted.
/// </summary>
internal static partial class ErrorText
{
    /// <summary>The longest text that is given out.</summary>
    public const int MostCharacters = 500;

    /// <summary>The text of <paramref name="body"/>, cut and in one line; empty when it says nothing.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith('<'))
        {
            return HtmlNote(text);
        }

        return OneLine(FromJson(text) ?? text, MostCharacters);
    }

    /// <summary><paramref name="text"/> without line breaks and control characters, at most <paramref name="most"/> long.</summary>
    public static string OneLine(string text, int most)
    {
        var line = ControlsAndSpaces().Replace(text, " ").Trim();
        if (line.Length <= most)
        {
            return line;
        }

        // Never half of a surrogate pair.
        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return string.Concat(line.AsSpan(0, end), "…");
    }

    private static string HtmlNote(string html) =>
        Title().Match(html) is { Success: true } title
            ? $"HTML page \"{OneLine(title.Groups[1].Value, 100)}\""
            : "HTML or XML without a title";

    private static string? FromJson(string text)
    {
        if (!text.StartsWith('{') && !text.StartsWith('['))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return Said(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // cut or broken: it is shown as it came
        }
    }

    private static string? Said(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => NullIfEmpty(value.GetString()),
            JsonValueKind.Array => NullIfEmpty(string.Join("; ", value.EnumerateArray().Select(Said).OfType<string>())),
            JsonValueKind.Object => Member(value, "message")
                ?? Member(value, "error")
                ?? Member(value, "_error")
                ?? Errors(value),
            _ => null,
        };

    private static string? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? Said(member) : null;

    private static string? Errors(JsonElement value) =>
        !value.TryGetProperty("errors", out var errors) ? null
        : errors.ValueKind == JsonValueKind.Object && Said(errors) is null
            ? NullIfEmpty(
                string.Join(
                    "; ",
                    errors.EnumerateObject().Select(e => Said(e.Value) is { } said ? $"{e.Name}: {said}" : e.Name)
                )
            )
        : Said(errors);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+")]
    private static partial Regex ControlsAndSpaces();

    [GeneratedRegex("<title[^>]*>([^<]+)</title>", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
