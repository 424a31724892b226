namespace Sandbox.Iterable;

/// <summary>An export job that a client has started, for a test to look at.</summary>
/// <param name="Id">The jobId.</param>
/// <param name="DataType">What is exported, by the name of the documents.</param>
/// <param name="Start">The start of the window.</param>
/// <param name="End">The end of the window, not within it.</param>
/// <param name="State">enqueued, running, completed, failed, cancelling or cancelled, as a client is told.</param>
/// <param name="Downloads">How many of its files have been sent.</param>
public sealed record IterableJob(
    long Id,
    string DataType,
    DateTimeOffset Start,
    DateTimeOffset End,
    string State,
    int Downloads
)
{
    /// <summary>Whether a client has called it off.</summary>
    public bool IsCancelled => State is "cancelling" or "cancelled";
}
