namespace Acceptance.Running;

/// <summary>A folder for the files of a run, gone with it. Everybody may read it, as a connector may run as anybody.</summary>
public sealed class WorkFolder : IDisposable
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Open =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes an empty one.</summary>
    public WorkFolder()
    {
        FolderPath = Directory.CreateTempSubdirectory("connector-").FullName;
        Allow(FolderPath, Open);
    }

    /// <summary>Where it is.</summary>
    public string FolderPath { get; }

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        Allow(path, Readable);
        return path;
    }

    /// <summary>Where a file of this name would be.</summary>
    public string PathOf(string name) => Path.Combine(FolderPath, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        // It may have been closed in the meantime, and nothing can be taken out of a closed one.
        Allow(FolderPath, Open);
        Directory.Delete(FolderPath, recursive: true);
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
