using Connectors.Errors;

namespace Connectors.Http;

/// <summary>What one status of a vendor means.</summary>
/// <param name="FailureType">What the runner should do when the call has failed for good.</param>
/// <param name="Sentence">
/// For the user: what happened and what to do. <c>{vendor}</c>, <c>{status}</c> and <c>{path}</c> are filled in.
/// </param>
public sealed record StatusRule(FailureType FailureType, string Sentence)
{
    /// <summary>True when another attempt may succeed.</summary>
    public bool Retry { get; init; }

    /// <summary>How often a call is sent at most when it is answered so; null for the vendor's usual number.</summary>
    public int? MaxTries { get; init; }

    /// <summary>How long to wait before the next attempt at least, where the vendor does not say.</summary>
    public TimeSpan LeastWait { get; init; }

    /// <summary>True when the first repeat need not wait, since what is done for it mends what was wrong.</summary>
    public bool RepeatsAtOnce { get; init; }

    /// <summary>True when the status tells of a limit, not of a fault: the wait is reported as such.</summary>
    public bool RateLimited { get; init; }

    /// <summary>The user can mend it; not tried again.</summary>
    public static StatusRule Config(string sentence) => new(FailureType.ConfigError, sentence);

    /// <summary>Nobody foresaw it; not tried again.</summary>
    public static StatusRule System(string sentence) => new(FailureType.SystemError, sentence);

    /// <summary>It passes by itself, and is tried again.</summary>
    public static StatusRule Transient(string sentence, int? maxTries = null) =>
        new(FailureType.TransientError, sentence) { Retry = true, MaxTries = maxTries };
}
