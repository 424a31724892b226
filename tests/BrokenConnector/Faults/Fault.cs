namespace BrokenConnector.Faults;

/// <summary>One thing that is broken on the way between a runner and a connector that is in order.</summary>
internal sealed record Fault
{
    /// <summary>What becomes of a line of standard output, without its end. May remember what it has seen.</summary>
    public Func<string, IEnumerable<string>> Lines { get; init; } = line => [line];

    /// <summary>What comes after the last line.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The arguments that the connector gets of those that were given.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<string>> Arguments { get; init; } = AsGiven;

    /// <summary>The exit code in place of the connector's.</summary>
    public Func<int, int> ExitCode { get; init; } = code => code;

    /// <summary>What is written to standard error, before anything else.</summary>
    public string Errors { get; init; } = "";

    /// <summary>Whether signals do not reach the connector.</summary>
    public bool IgnoresSignals { get; init; }

    /// <summary>Whether it goes on when nobody reads any more.</summary>
    public bool IgnoresClosedOutput { get; init; }

    /// <summary>Whether an output that was written without it can be broken afterwards, as if it had been there.</summary>
    public bool IsOfOutputOnly => Arguments == AsGiven && Errors.Length == 0 && !IgnoresSignals && !IgnoresClosedOutput;

    private static IEnumerable<string> AsGiven(IReadOnlyList<string> given) => given;
}
