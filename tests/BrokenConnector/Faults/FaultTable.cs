namespace BrokenConnector.Faults;

/// <summary>All faults by their names.</summary>
internal static class FaultTable
{
    /// <summary>Breaks nothing: what is left is the way through this program.</summary>
    public const string None = "none";

    /// <summary>The commands, or flags, that a table's faults have to do with, and the table.</summary>
    private static readonly (string[] Commands, IReadOnlyDictionary<string, Func<Fault>> Faults)[] Tables =
    [
        ([], MessageFaults.All),
        (["spec"], SpecFaults.All),
        (["check"], CheckFaults.All),
        (["discover"], CatalogFaults.All),
        (["read"], RecordFaults.All),
        (["read"], OrderFaults.All),
        (["read"], StateFaults.All),
        (["--state"], GivenStateFaults.All),
        (["read"], FailureFaults.All),
        ([], ArgumentFaults.All),
        ([], EndingFaults.All),
        ([], SecretFaults.All),
        (["read"], SurroundingFaults.All),
    ];

    /// <summary>The names of all faults that break something.</summary>
    public static IEnumerable<string> Names => Tables.SelectMany(table => table.Faults.Keys);

    /// <summary>A new fault of this name, or null where these arguments have nothing to do with it.</summary>
    public static Fault? For(string name, IReadOnlyList<string> arguments)
    {
        if (name == None)
        {
            return new Fault();
        }

        var (commands, faults) = Tables.Single(table => table.Faults.ContainsKey(name));
        return commands.Length == 0 || commands.Intersect(arguments).Any() ? faults[name]() : null;
    }
}
