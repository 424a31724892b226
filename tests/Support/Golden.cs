using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace Connectors.Support;

/// <summary>
/// Files in the folder <c>golden</c> of a test project that hold what the outside sees. With <c>UPDATE_GOLDEN=1</c> they are
/// written anew, and the difference is reviewed like code.
/// </summary>
public static class Golden
{
    /// <summary>Compares a text with its file, line by line.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="actual">What is the case now.</param>
    /// <param name="caller">Where the test's source is: the folder beside it counts, so that an update lands in the repository.</param>
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(FolderOf(caller), "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // it has one
            File.WriteAllText(path, actual);
            return;
        }

        Assert.That(path, Does.Exist, "Write it with UPDATE_GOLDEN=1.");
        Assert.That(actual.Split('\n'), Is.EqualTo(File.ReadAllText(path).Split('\n')), $"{path} (UPDATE_GOLDEN=1)");
    }

    /// <summary>The test project's folder: the next one above the source that holds a project file.</summary>
    private static string FolderOf(string source)
    {
        var folder = Path.GetDirectoryName(source)!; // a source file lies in a folder
        while (Directory.GetFiles(folder, "*.csproj").Length == 0)
        {
            folder =
                Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{source} is in no project.");
        }

        return folder;
    }
}
