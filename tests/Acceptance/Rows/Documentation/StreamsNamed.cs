using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Rows.Documentation;

/// <summary>
/// Which streams the page names. In a table that is the column of streams, else any list item or heading of the section. A
/// stream may be named by its ending, next to a sister: <c>mrr_daily, _weekly</c>.
/// </summary>
internal static partial class StreamsNamed
{
    public static async Task LookAsync(Subject subject, DocsPage page, Findings findings)
    {
        if (page.Section("Supported streams") is not { } lines)
        {
            findings.Fail("a heading Supported streams", "none");
            return;
        }

        var entries = Entries(lines).ToList();
        var unnamed = ConfiguredCatalogs
            .Names(await subject.CatalogAsync())
            .Where(stream => !entries.Exists(entry => IsNamed(entry, stream)))
            .ToList();
        findings.Check(
            unnamed.Count == 0,
            "each stream under Supported streams",
            () => $"nothing of {Wording.Named(unnamed)}"
        );
    }

    private static bool IsNamed(string entry, string stream) =>
        Words.Has(entry, stream)
        || Words.Has(Words.Spoken(entry), Words.Spoken(stream))
        || IsNamedByEnding(entry, stream);

    private static bool IsNamedByEnding(string entry, string stream)
    {
        var words = Word().Matches(entry).Select(word => word.Value).ToList();
        return words.Exists(ending =>
            ending.StartsWith('_')
            && stream.EndsWith(ending, StringComparison.Ordinal)
            && words.Exists(sister => IsSister(sister, stream[..^ending.Length], ending))
        );
    }

    /// <summary>Whether a name is the stem alone, or the stem with an ending of as many parts.</summary>
    private static bool IsSister(string name, string stem, string ending) =>
        name.StartsWith(stem, StringComparison.Ordinal)
        && (
            name.Length == stem.Length
            || (name[stem.Length] == '_' && name.AsSpan(stem.Length).Count('_') == ending.AsSpan().Count('_'))
        );

    private static IEnumerable<string> Entries(IReadOnlyList<string> lines)
    {
        int? column = null;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (!line.StartsWith('|'))
            {
                column = null;
                if (Item().IsMatch(line))
                {
                    yield return line;
                }

                continue;
            }

            var cells = line.Trim('|').Split('|');
            column ??= Math.Max(0, Array.FindIndex(cells, IsOfStreams));
            yield return cells.ElementAtOrDefault(column.Value) ?? line;
        }
    }

    private static bool IsOfStreams(string cell) => cell.Contains("stream", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([-*+#]|\d+[.)])")]
    private static partial Regex Item();
}
