using System.Text.RegularExpressions;
using System.Xml.Linq;
using Connectors.Support;

namespace Connectors.Tests;

/// <summary>The arrows of ARCHITECTURE.md, read off the sources: a wrong one fails here, with the file that draws it.</summary>
public sealed partial class LayeringTests
{
    /// <summary>What each folder of shared/ may use; it may use itself, and nothing else of ours.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Protocol"] = [],
        ["Errors"] = [],
        ["Records"] = [],
        ["Schema"] = ["Errors"],
        ["State"] = ["Protocol", "Errors", "Records", "Schema"],
        ["Http"] = ["Errors", "Records"],
        ["Paging"] = ["Errors", "Records", "Http"],
        ["Streams"] = ["Protocol", "Errors", "Records", "Schema", "State", "Paging"],
        ["Xml"] = ["Errors", "Records", "Schema"],
        ["Soap"] = ["Errors", "Records", "Xml"],
        ["Logging"] = ["Protocol", "Errors", "Records", "Schema", "State", "Paging", "Streams", "Http"],
        ["Hosting"] = ["Protocol", "Errors", "Records", "Schema", "State", "Paging", "Streams", "Http", "Logging"],
    };

    /// <summary>What each project may reference; the tests of a connector have their own list.</summary>
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["shared"] = [],
        ["connectors"] = ["shared"],
        ["tests/Acceptance"] = [],
        ["tests/Acceptance.Tests"] = ["tests/Acceptance", "tests/BrokenConnector"],
        ["tests/Benchmarks"] = ["tests/Sandbox"],
        ["tests/BrokenConnector"] = ["shared"],
        ["tests/Demo"] = ["tests/Sandbox"],
        ["tests/Sandbox"] = [],
        ["tests/Sandbox.Tests"] = ["tests/Sandbox"],
        ["tests/Support"] = ["shared", "tests/Acceptance"],
        ["tests/shared"] = ["shared", "tests/Support"],
    };

    /// <summary>What the tests of a connector may reference beside that connector.</summary>
    private static readonly string[] OfConnectorsTests =
    [
        "shared",
        "tests/Acceptance",
        "tests/Sandbox",
        "tests/Support",
    ];

    private static string Root => RepositoryRoot.Path;

    private static IEnumerable<string> Folders => Allowed.Keys;

    [Test]
    public void Every_folder_of_shared_has_its_place_in_the_list()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(Root, "shared"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj"));

        Assert.That(folders, Is.EquivalentTo(Folders));
    }

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_what_stands_above_it(string folder)
    {
        var wrong =
            from file in Sources(Path.Combine(Root, "shared", folder))
            from Match name in OurNamespace().Matches(Code(file))
            let used = name.Groups[1].Value
            where used != folder && Allowed.ContainsKey(used) && !Allowed[folder].Contains(used)
            select $"{Path.GetFileName(file)} uses {used}";

        Assert.That(wrong.Distinct(), Is.Empty);
    }

    [TestCaseSource(nameof(Folders))]
    public void A_folder_holds_its_own_namespace(string folder)
    {
        var wrong = Sources(Path.Combine(Root, "shared", folder))
            .Where(file =>
                !Regex.IsMatch(File.ReadAllText(file), $@"^namespace Connectors\.{folder}\b", RegexOptions.Multiline)
            );

        Assert.That(wrong.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void Only_hosting_touches_the_console_and_the_environment()
    {
        var wrong = Folders
            .Where(folder => folder != "Hosting")
            .SelectMany(folder => Sources(Path.Combine(Root, "shared", folder)))
            .Concat(Sources(Path.Combine(Root, "connectors")))
            .Where(file => ConsoleOrEnvironment().IsMatch(Code(file)));

        Assert.That(wrong.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void Only_hosting_and_the_spool_touch_files()
    {
        var wrong = Folders
            .Where(folder => folder != "Hosting")
            .SelectMany(folder => Sources(Path.Combine(Root, "shared", folder)))
            .Concat(Sources(Path.Combine(Root, "connectors")))
            .Where(file => Path.GetFileName(file) != "Spool.cs" && Files().IsMatch(Code(file)));

        Assert.That(wrong.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void Projects_reference_only_what_they_may()
    {
        var wrong =
            from project in Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories)
            where !project.Contains("/artifacts/", StringComparison.Ordinal)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(project)!, (string)reference.Attribute("Include")!)
            )
            where !MayReference(Relative(project), Relative(target))
            select $"{Relative(project)} references {Relative(target)}";

        Assert.That(wrong, Is.Empty);
    }

    private static bool MayReference(string project, string target) =>
        References.TryGetValue(Kind(project), out var targets)
            ? targets.Contains(Kind(target))
            : IsTestOfConnector(project, out var connector)
                && (OfConnectorsTests.Contains(Kind(target)) || target.StartsWith(connector, StringComparison.Ordinal));

    private static bool IsTestOfConnector(string project, out string connector)
    {
        connector = project.Split('/') is ["tests", var name, ..] ? $"connectors/{name}/" : "";
        return connector.Length > 0 && Directory.Exists(Path.Combine(Root, connector));
    }

    private static string Kind(string path) =>
        path.Split('/') is ["tests", var folder, ..] ? $"tests/{folder}" : path.Split('/')[0];

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            );

    /// <summary>A file without its comments: they may name anything.</summary>
    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"\bConnectors\.([A-Z]\w+)")]
    private static partial Regex OurNamespace();

    [GeneratedRegex(@"\b(Console|Environment)\.[A-Z]")]
    private static partial Regex ConsoleOrEnvironment();

    [GeneratedRegex(@"\b(File|Directory|FileStream)\b(\.[A-Z]|\()")]
    private static partial Regex Files();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
