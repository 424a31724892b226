namespace Demo;

/// <summary>The folder that holds everything.</summary>
internal static class Repository
{
    /// <summary>Found by the solution file above the program, or above the current folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory) ?? ".";

    private static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Connectors.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
