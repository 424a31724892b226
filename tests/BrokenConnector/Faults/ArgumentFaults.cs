namespace BrokenConnector.Faults;

/// <summary>What may be wrong with how a command line is taken.</summary>
internal static class ArgumentFaults
{
    /// <summary>What no connector understands.</summary>
    private static readonly string[] Nonsense = ["no_such_command"];

    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["help-fails"] = HelpFails,
            ["usage-as-success"] = UsageAsSuccess,
            ["no-equals"] = () => new() { Arguments = given => given.Where(argument => !argument.Contains('=')) },
            ["strict-flags"] = () => Refusing(given => given.Contains("--manifest-path")),
            ["order-counts"] = () => Refusing(given => given.ElementAtOrDefault(1) == "--catalog"),
            ["whole-paths-only"] = () => Refusing(given => given.Any(argument => argument.StartsWith("./"))),
            ["json-files-only"] = () => Refusing(given => given.Any(argument => argument.EndsWith(".txt"))),
            ["needs-home"] = () => Refusing(_ => Environment.GetEnvironmentVariable("HOME") is null),
        };

    private static Fault Refusing(Func<IReadOnlyList<string>, bool> isRefused) =>
        new() { Arguments = given => isRefused(given) ? Nonsense : given };

    private static Fault HelpFails()
    {
        var isHelp = false;
        return new()
        {
            Arguments = given =>
            {
                isHelp = given.Contains("--help") || given.Contains("-h");
                return given;
            },
            ExitCode = code => isHelp ? 1 : code,
        };
    }

    private static Fault UsageAsSuccess()
    {
        var isUsage = false;
        return new()
        {
            Arguments = given =>
            {
                isUsage = given.Count == 0;
                return given;
            },
            ExitCode = code => isUsage ? 0 : code,
        };
    }
}
