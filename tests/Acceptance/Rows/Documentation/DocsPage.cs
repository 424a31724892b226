using System.Text.RegularExpressions;
using Acceptance.Running;

namespace Acceptance.Rows.Documentation;

/// <summary>A page in Markdown: its headings, what stands under each, and all that is no code.</summary>
internal sealed partial class DocsPage
{
    private readonly IReadOnlyList<string> _lines;

    private DocsPage(IReadOnlyList<string> lines)
    {
        _lines = lines;
        Headings = [.. OutsideOfCode(lines).SelectMany(line => HeadingAt(line.Text, line.Index))];
    }

    /// <summary>The headings in their order.</summary>
    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>All of it.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The lines that are no code, and what stands as code within them left out.</summary>
    public IEnumerable<string> Prose => OutsideOfCode(_lines).Select(line => CodeInLine().Replace(line.Text, ""));

    /// <summary>The connector's page.</summary>
    /// <exception cref="NotRunException">It has none.</exception>
    public static DocsPage Of(Subject subject) =>
        File.Exists(subject.DocsPath)
            ? At(subject.DocsPath)
            : throw new NotRunException($"there is no docs page {Path.GetFileName(subject.DocsPath)}");

    /// <summary>A page by its file.</summary>
    public static DocsPage At(string path) => new(File.ReadAllLines(path));

    /// <summary>The lines under a heading, with those under the headings below it; null where there is no such heading.</summary>
    public IReadOnlyList<string>? Section(string title)
    {
        if (Headings.FirstOrDefault(heading => heading.Is(title)) is not { } heading)
        {
            return null;
        }

        var end = Headings.FirstOrDefault(next => next.Line > heading.Line && next.Level <= heading.Level)?.Line;
        return [.. _lines.Take(end ?? _lines.Count).Skip(heading.Line + 1)];
    }

    private static IEnumerable<Heading> HeadingAt(string line, int index) =>
        HeadingLine().Match(line) is { Success: true } match
            ? [new Heading(match.Groups["marks"].Length, match.Groups["title"].Value.Trim(), index)]
            : [];

    private static IEnumerable<(string Text, int Index)> OutsideOfCode(IReadOnlyList<string> lines)
    {
        string? fence = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var mark = Fence().Match(lines[i]).Value.Trim();
            if (fence is null && mark.Length == 0)
            {
                yield return (lines[i], i);
            }
            else if (fence is null)
            {
                fence = mark;
            }
            else if (mark.StartsWith(fence, StringComparison.Ordinal))
            {
                fence = null;
            }
        }
    }

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})\s+(?<title>.*?)\s*#*$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^\s*(```+|~~~+)")]
    private static partial Regex Fence();

    [GeneratedRegex("(`+).+?\\1")]
    private static partial Regex CodeInLine();
}

/// <summary>A heading.</summary>
/// <param name="Level">How many marks it has.</param>
/// <param name="Title">Its text.</param>
/// <param name="Line">Where it is.</param>
internal sealed record Heading(int Level, string Title, int Line)
{
    /// <summary>Whether it has this title, whatever the case.</summary>
    public bool Is(string title) => Title.Equals(title, StringComparison.OrdinalIgnoreCase);
}
