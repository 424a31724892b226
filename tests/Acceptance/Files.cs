using Acceptance.Running;
using Acceptance.Targets;

namespace Acceptance;

/// <summary>A folder of files for some runs, gone with it.</summary>
/// <param name="subject">The connector that is to see it.</param>
/// <param name="inside">Where an image has it.</param>
public sealed class Files(Subject subject, string inside) : IDisposable
{
    private readonly WorkFolder _folder = new();

    /// <summary>Where the folder is on this machine.</summary>
    public string Folder => _folder.FolderPath;

    /// <summary>Writes a file.</summary>
    public Files With(string name, string content)
    {
        _folder.Write(name, content);
        return this;
    }

    /// <summary>Where a file of this name is on this machine; the folder itself for an empty name.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>What is in a file.</summary>
    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Sets who may do what with a file; with the folder itself for an empty name.</summary>
    public Files Allow(UnixFileMode mode, params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(PathOf(name), mode);
            }
        }

        return this;
    }

    /// <summary>Closes the folder to all but one user, as the temporary folders of runners are.</summary>
    /// <param name="user">The user; the one whom the connector runs as of its own by default.</param>
    /// <returns>Whom to run the connector as, so that the folder is open to it; null for its own user.</returns>
    public int? CloseFor(int? user)
    {
        var owner = subject.Target.Give(Folder, user);
        Allow(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, "");
        return owner;
    }

    /// <summary>
    /// How to start the connector with these arguments; <c>{files}</c> in one stands for this folder.
    /// </summary>
    public Start Start(params IReadOnlyList<string> arguments) =>
        new(arguments)
        {
            Files = new Mount(Folder, inside),
            Environment = subject.Config.CustomEnvironmentVariables.ToDictionary(
                variable => variable.Key,
                variable => (string?)variable.Value
            ),
        };

    /// <summary>How to read with the files that are there: <c>config.json</c>, <c>catalog.json</c>, <c>state.json</c>.</summary>
    public Start Reading()
    {
        List<string> arguments = ["read", "--config", "{files}/config.json", "--catalog", "{files}/catalog.json"];
        if (File.Exists(_folder.PathOf("state.json")))
        {
            arguments.AddRange(["--state", "{files}/state.json"]);
        }

        return Start(arguments) with
        {
            Patience = Subject.PatienceOfReads,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
