namespace Acceptance.Rows;

/// <summary>What became of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why it was left out; empty where it was not.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Took">How long it took, with what it shares with others if it was the first.</param>
public sealed record RowResult(
    Row Row,
    RowOutcome Outcome,
    string Reason,
    IReadOnlyList<Finding> Findings,
    TimeSpan Took
)
{
    /// <summary>What there is to say beyond the outcome, a line each.</summary>
    public IEnumerable<string> Details =>
        Reason.Length > 0 ? [Reason] : Findings.Select(finding => $"{Row.Rule}: {finding}");
}

/// <summary>What may become of a row.</summary>
public enum RowOutcome
{
    /// <summary>All is as it must be.</summary>
    Passed,

    /// <summary>Something is not.</summary>
    Failed,

    /// <summary>Something is not as it should be, which the strictness lets pass.</summary>
    Warned,

    /// <summary>Left out, for the reason that <c>acceptance-test-config.yml</c> gives.</summary>
    Bypassed,

    /// <summary>Could not be tried here, or there was nothing to try it with.</summary>
    NotRun,
}

/// <summary>A check is left out because <c>acceptance-test-config.yml</c> says so; the message is its reason.</summary>
public sealed class BypassedException(string reason) : Exception(reason);
