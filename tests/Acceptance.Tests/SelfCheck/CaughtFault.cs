namespace Acceptance.Tests.SelfCheck;

/// <summary>A fault of tests/BrokenConnector, the row that is meant to catch it, and what its finding says.</summary>
internal sealed record CaughtFault(string Fault, string Row, string Says)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CaughtFault> All { get; } =
    [.. CaughtAnswers.All, .. CaughtReads.All, .. CaughtRuns.All];
}
