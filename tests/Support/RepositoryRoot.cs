namespace Connectors.Support;

/// <summary>The folder that holds everything, found from where the tests run.</summary>
public static class RepositoryRoot
{
    /// <summary>The next folder above the tests that holds the solution.</summary>
    public static string Path { get; } = Find();

    /// <summary>Where a file or a folder of the repository is.</summary>
    public static string PathOf(params IEnumerable<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Connectors.sln")))
        {
            folder =
                System.IO.Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
