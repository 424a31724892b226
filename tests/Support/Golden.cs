using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support;

/// <summary>
/// Files in the folder <c>golden</c> of a test project that hold what the outside sees. With <c>UPDATE_GOLDEN=1</c> they are
/// written anew, and the difference is reviewed like code.
/// </summary>
public static partial class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

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

    /// <summary>Compares an answer with its file, in a form that people can read.</summary>
    /// <inheritdoc cref="Matches(string, string, string)"/>
    public static void Matches(string name, JsonElement actual, [CallerFilePath] string caller = "") =>
        Matches(name, JsonSerializer.Serialize(actual, Readable) + "\n", caller);

    /// <summary>Compares all messages of a run but the log, without the times at which they were written.</summary>
    /// <inheritdoc cref="Matches(string, string, string)"/>
    public static void Matches(string name, RunResult actual, [CallerFilePath] string caller = "")
    {
        var lines = actual
            .Text.Split('\n')
            .Where(line => !line.StartsWith("{\"type\":\"LOG\"", StringComparison.Ordinal));
        Matches(name, EmittedAt().Replace(string.Join('\n', lines), ""), caller);
    }

    /// <summary>The time at which a message was written.</summary>
    [GeneratedRegex(@",""emitted_at"":[0-9.]+")]
    private static partial Regex EmittedAt();

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
