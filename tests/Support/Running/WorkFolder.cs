namespace Connectors.Support.Running;

/// <summary>A folder for the files of a run, gone with it.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("connector-").FullName;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Where a file of this name would be.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_path, recursive: true);
}
