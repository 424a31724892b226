namespace Connectors.Http;

/// <summary>
/// An endpoint with a limit of its own: its pace, and places that nobody else takes, so that other endpoints do not wait for
/// it. A refusal that the pace does not explain makes its calls go one by one for the rest of the run.
/// </summary>
internal sealed class Lane(RateLimit limit, double factor, int parallel, TimeProvider clock)
{
    /// <summary>The paths that the limit is for.</summary>
    public string PathPrefix => limit.PathPrefix;

    /// <summary>Its pace.</summary>
    public Pacer Pacer { get; } = new(limit, factor, clock);

    /// <summary>Its places.</summary>
    public ParallelGate Places { get; } = new(parallel, clock, isSerialOnceRefused: true);
}
