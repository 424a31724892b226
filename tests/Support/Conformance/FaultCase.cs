namespace Connectors.Support.Conformance;

/// <summary>Something that goes wrong at the vendor, and what must become of it.</summary>
/// <param name="Stream">The stream it hits.</param>
/// <param name="Fault">The fault in the sandbox's words; several are separated by blanks.</param>
/// <param name="Outcome">What must become of it.</param>
/// <param name="FailureType">Of a stream that must fail, the type of its failure.</param>
public sealed record FaultCase(string Stream, string Fault, FaultOutcome Outcome, string FailureType = "")
{
    /// <summary>The run ends as if nothing had been.</summary>
    public static FaultCase Recovers(string stream, string fault) => new(stream, fault, FaultOutcome.Recovers);

    /// <summary>All records come, and say something else.</summary>
    public static FaultCase Changes(string stream, string fault) => new(stream, fault, FaultOutcome.Changes);

    /// <summary>The stream fails, and no other.</summary>
    public static FaultCase Fails(string stream, string fault, string failureType) =>
        new(stream, fault, FaultOutcome.Fails, failureType);

    /// <inheritdoc/>
    public override string ToString() => $"{Fault} {Outcome} {FailureType}".TrimEnd();
}

/// <summary>What becomes of a fault.</summary>
public enum FaultOutcome
{
    /// <summary>Exactly the same records as without it, each once.</summary>
    Recovers,

    /// <summary>The same records by their keys, with other contents.</summary>
    Changes,

    /// <summary>The stream ends INCOMPLETE, the others complete, and the run fails.</summary>
    Fails,
}
