namespace Sandbox;

/// <summary>What a vendor allows; <c>null</c> is without limit.</summary>
public sealed record VendorLimits
{
    /// <summary>Requests within any second.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>What holds for some paths only; a request counts against the first limit whose prefix it has.</summary>
    public IReadOnlyList<PathLimit> Paths { get; init; } = [];

    /// <summary>Requests under way at once.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>The status of a request beyond <see cref="RequestsPerSecond"/> or one of <see cref="Paths"/>.</summary>
    public int RateStatus { get; init; } = 429;

    /// <summary>The status of a request beyond <see cref="MaxParallel"/>.</summary>
    public int ParallelStatus { get; init; } = 429;
}
