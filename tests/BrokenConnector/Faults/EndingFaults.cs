namespace BrokenConnector.Faults;

/// <summary>What may be wrong with how a run ends, or with what it says besides.</summary>
internal static class EndingFaults
{
    public static IReadOnlyDictionary<string, Func<Fault>> All { get; } =
        new Dictionary<string, Func<Fault>>
        {
            ["success-after-failure"] = () => new() { ExitCode = code => code == 1 ? 0 : code },
            ["success-after-signal"] = () => new() { ExitCode = code => code is 143 or 130 ? 0 : code },
            ["deaf"] = () => new() { IgnoresSignals = true },
            ["stays-without-reader"] = () => new() { IgnoresClosedOutput = true },
            ["chatty-errors"] = () =>
                new() { Errors = string.Concat(Enumerable.Repeat("warning: still here\n", 8192)) },
        };
}
