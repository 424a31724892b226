using System.Text.RegularExpressions;

namespace Acceptance.Rows.Documentation;

/// <summary>Finds names in prose.</summary>
internal static class Words
{
    /// <summary>Whether a text has a name as words of its own, in whatever case.</summary>
    public static bool Has(string text, string name) =>
        Regex.IsMatch(
            text,
            $@"(?<![\w.-]){Regex.Escape(name)}(?![\w-]|\.\w)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );

    /// <summary>A name as people write it: <c>customer_notes</c> is "customer notes".</summary>
    public static string Spoken(string name) => name.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');
}
