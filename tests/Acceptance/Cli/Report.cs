using System.Globalization;
using System.Xml.Linq;
using Acceptance.Rows;
using Spectre.Console;

namespace Acceptance.Cli;

/// <summary>What a person, or another program, is told.</summary>
internal static class Report
{
    private static readonly Dictionary<RowOutcome, (string Word, string Color)> Words = new()
    {
        [RowOutcome.Passed] = ("ok", "green"),
        [RowOutcome.Failed] = ("FAILED", "red"),
        [RowOutcome.Warned] = ("warning", "yellow"),
        [RowOutcome.Bypassed] = ("bypassed", "grey"),
        [RowOutcome.NotRun] = ("not run", "grey"),
    };

    /// <summary>The names of all rows, with their rules and what holds.</summary>
    public static void List()
    {
        foreach (var row in Suite.Rows)
        {
            Console.WriteLine($"{row.Id, -45} {row.Rule, -5} {row.Title}");
        }
    }

    /// <summary>One result, as soon as it is there.</summary>
    public static void Show(RowResult result)
    {
        var (word, color) = Words[result.Outcome];
        AnsiConsole.MarkupInterpolated(CultureInfo.InvariantCulture, $"[{color}]{word, -9}[/]");
        AnsiConsole.WriteLine($"{result.Took.TotalSeconds, 6:0.0} s  {result.Row.Id}: {result.Row.Title}");
        foreach (var detail in result.Details)
        {
            AnsiConsole.WriteLine($"                    {detail.ReplaceLineEndings("\n                    ")}");
        }
    }

    /// <summary>How many there were of each.</summary>
    public static void Sum(IReadOnlyList<RowResult> results, TimeSpan took)
    {
        var counts = Words
            .Select(word => (word.Value.Word, Count: results.Count(result => result.Outcome == word.Key)))
            .Where(word => word.Count > 0)
            .Select(word => $"{word.Count} {word.Word.ToLowerInvariant()}");
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine($"{results.Count} rows in {took.TotalSeconds:0} s: {string.Join(", ", counts)}");
    }

    /// <summary>The results in the form of JUnit, which CI systems show.</summary>
    public static void Write(string file, string name, IReadOnlyList<RowResult> results) =>
        new XDocument(
            new XElement(
                "testsuite",
                new XAttribute("name", name),
                new XAttribute("tests", results.Count),
                new XAttribute("failures", results.Count(result => result.Outcome == RowOutcome.Failed)),
                new XAttribute("skipped", results.Count(IsLeftOut)),
                results.Select(Case)
            )
        ).Save(file);

    private static XElement Case(RowResult result)
    {
        var details = Writable(string.Join('\n', result.Details));
        return new XElement(
            "testcase",
            new XAttribute("classname", result.Row.Id.Split('.')[0]),
            new XAttribute("name", result.Row.Id),
            new XAttribute("time", result.Took.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
            result.Outcome == RowOutcome.Failed ? new XElement("failure", details)
                : IsLeftOut(result) ? new XElement("skipped", new XAttribute("message", details))
                : details.Length > 0 ? new XElement("system-out", details)
                : null
        );
    }

    /// <summary>What a connector wrote may hold characters that XML has no way to write.</summary>
    private static string Writable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsWritable(rune.Value) ? rune.ToString() : "\uFFFD"));

    private static bool IsWritable(int rune) => rune is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF);

    private static bool IsLeftOut(RowResult result) => result.Outcome is RowOutcome.Bypassed or RowOutcome.NotRun;
}
