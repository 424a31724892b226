using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>What docs/ says of the rows is what they are.</summary>
public sealed partial class DocsTests
{
    [Test]
    public void The_docs_list_every_row_with_its_rule_and_what_holds()
    {
        var listed = RowLine().Matches(Docs("acceptance.md")).Select(line => line.Value);

        Assert.That(
            listed,
            Is.EqualTo(Suite.Rows.Select(row => $"| `{row.Id}` | {row.Rule} | {row.Title.Replace("|", "\\|")} |"))
        );
    }

    [Test]
    public void Every_rule_that_a_row_cites_is_written_down()
    {
        var rules = Docs("airbyte-protocol.md");

        Assert.That(
            Suite.Rows.Select(row => row.Rule).Distinct().Where(rule => !Regex.IsMatch(rules, $@"\*\*{rule}\b")),
            Is.Empty
        );
    }

    private static string Docs(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
        {
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", file));
    }

    [GeneratedRegex(@"^\| `[a-z_]+\.[a-z_]+` \| .*$", RegexOptions.Multiline)]
    private static partial Regex RowLine();
}
