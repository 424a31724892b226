using System.Text.RegularExpressions;

namespace Acceptance.Rows.Documentation;

/// <summary>The links of a page that lead to other files beside it and to headings; the network is left alone.</summary>
internal static partial class DocsLinks
{
    /// <summary>Those that lead nowhere.</summary>
    public static IEnumerable<string> Dead(DocsPage page, string path) =>
        page
            .Prose.SelectMany(line => Link().Matches(line).Select(link => link.Groups["target"].Value))
            .Distinct()
            .Where(target => !IsElsewhere(target) && !Leads(target, page, path));

    /// <summary>Another site, or a path from the root of the site that the page is published on.</summary>
    private static bool IsElsewhere(string target) => target.StartsWith('/') || Scheme().IsMatch(target);

    private static bool Leads(string target, DocsPage page, string path)
    {
        var (file, anchor) = target.Split('#', 2) is [var left, var right] ? (left, right) : (target, "");
        var other = Path.Combine(Path.GetDirectoryName(path) ?? "", Uri.UnescapeDataString(file.Split('?')[0]));
        return file.Length == 0 ? HasAnchor(page, anchor)
            : anchor.Length == 0 || !other.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? Path.Exists(other)
            : File.Exists(other) && HasAnchor(DocsPage.At(other), anchor);
    }

    private static bool HasAnchor(DocsPage page, string anchor) =>
        anchor.Length == 0
        || Anchors(page).Contains(Uri.UnescapeDataString(anchor), StringComparer.Ordinal)
        || Named().Matches(page.Text).Any(name => name.Groups["name"].Value == anchor);

    /// <summary>The anchors of headings as GitHub makes them; of equal ones, the later are numbered.</summary>
    private static IEnumerable<string> Anchors(DocsPage page) =>
        page
            .Headings.GroupBy(heading => Anchor(heading.Title))
            .SelectMany(same => same.Select((_, i) => i == 0 ? same.Key : $"{same.Key}-{i}"));

    private static string Anchor(string title)
    {
        var text = LinkInTitle().Replace(title, "${text}").ToLowerInvariant();
        return string.Concat(
            text.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
                .Select(letter => letter == ' ' ? '-' : letter)
        );
    }

    [GeneratedRegex(
        """\]\(\s*<?(?<target>[^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s*(?<target>\S+)|\b(href|src)="(?<target>[^"]+)["]"""
    )]
    private static partial Regex Link();

    [GeneratedRegex("^([a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("""\b(name|id)="(?<name>[^"]+)"|\{#(?<name>[^}]+)\}""")]
    private static partial Regex Named();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkInTitle();
}
