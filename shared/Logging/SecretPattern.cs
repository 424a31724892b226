using System.Buffers;
using System.Text;

namespace Connectors.Logging;

/// <summary>
/// One secret as it may appear in a text: each of its characters as itself or in any spelling of <see cref="Spellings"/>,
/// also mixed, because an encoder escapes only what it has to.
/// </summary>
internal sealed class SecretPattern
{
    private readonly string[][] _spellings;
    private readonly SearchValues<char> _starts;
    private readonly bool _isWord;

    /// <summary>Prepares the search.</summary>
    /// <param name="secret">The secret's text; not empty.</param>
    /// <param name="isWord">Whether it is found as a whole word only.</param>
    public SecretPattern(string secret, bool isWord)
    {
        var known = new Dictionary<Rune, string[]>();
        _spellings = [.. secret.EnumerateRunes().Select(rune => Known(known, rune))];
        _starts = SearchValues.Create([.. _spellings[0].Select(spelling => spelling[0])]);
        _isWord = isWord;
    }

    /// <summary>Finds the first occurrence; its begin is -1 when there is none.</summary>
    public (int Start, int End) Find(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var step = text[at..].IndexOfAny(_starts);
            if (step < 0)
            {
                break;
            }

            at += step;
            var end = MatchAt(text, at);
            if (end > at && (!_isWord || WordBorder.IsAround(text, at, end)))
            {
                return (at, end);
            }
        }

        return (-1, -1);
    }

    /// <summary>The longest match that begins there, or -1. Keeps all ways so far: a backslash may stand for itself or begin an escape.</summary>
    private int MatchAt(ReadOnlySpan<char> text, int start)
    {
        List<int> ends = [start];
        List<int> next = [];
        foreach (var spellings in _spellings)
        {
            foreach (var end in ends)
            {
                Extend(text, end, spellings, next);
            }

            (ends, next) = (next, ends);
            next.Clear();
            if (ends.Count == 0)
            {
                return -1;
            }
        }

        return ends.Max();
    }

    private static void Extend(ReadOnlySpan<char> text, int end, string[] spellings, List<int> next)
    {
        for (var i = 0; i < spellings.Length; i++)
        {
            // Only the first, the character itself, has a case that matters.
            var comparison = i == 0 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            var to = end + spellings[i].Length;
            if (text[end..].StartsWith(spellings[i], comparison) && !next.Contains(to))
            {
                next.Add(to);
            }
        }
    }

    private static string[] Known(Dictionary<Rune, string[]> known, Rune rune)
    {
        if (!known.TryGetValue(rune, out var spellings))
        {
            known[rune] = spellings = Spellings.Of(rune);
        }

        return spellings;
    }
}
