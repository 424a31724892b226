namespace BrokenConnector.Faults;

/// <summary>What may be wrong with how a connector lives with where it is.</summary>
internal static class SurroundingFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["local-time"] = () => Where("TZ", line => line.Replace("+00:00", "-03:30")),
            ["local-letters"] = () => Where("LC_ALL", line => line.Replace("\\u00eb", "?")),
            ["writes-here"] = () =>
                new()
                {
                    Arguments = given =>
                    {
                        File.WriteAllText("connector.log", "was here");
                        return given;
                    },
                },
        };

    /// <summary>Changes lines where a variable of the environment is set.</summary>
    private static Fault Where(string variable, Func<string, string> change) =>
        Environment.GetEnvironmentVariable(variable) is null ? new() : new() { Lines = line => [change(line)] };
}
