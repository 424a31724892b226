using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.Schema.Keywords;

/// <summary>
/// <c>pattern</c>, in the dialect of ECMA 262 as far as .NET has it; searched, not anchored. Interpreted, since there is no
/// compiler in an ahead-of-time build, and with a time limit, since the text comes from outside.
/// </summary>
internal sealed class PatternKeyword(string pattern, string? descriptor) : IKeyword
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(500);

    private readonly Regex _regex = new(WithStrictEnd(pattern), RegexOptions.ECMAScript, TimeLimit);

    public void Check(JsonElement value, Place place, Findings findings)
    {
        if (value.ValueKind == JsonValueKind.String && !(JsonText.TryGet(value, out var text) && Matches(text)))
        {
            findings.Add(
                place,
                descriptor is null ? $"must match the pattern {pattern}" : $"must look like {descriptor}"
            );
        }
    }

    private bool Matches(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>In .NET <c>$</c> also matches before a last line feed; in ECMA 262 only at the very end.</summary>
    private static string WithStrictEnd(string pattern)
    {
        var strict = new StringBuilder(pattern.Length + 8);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                strict.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = c switch
            {
                '[' => true,
                ']' => false,
                _ => inClass,
            };
            strict.Append(c == '$' && !inClass ? @"\z" : c.ToString());
        }

        return strict.ToString();
    }
}
