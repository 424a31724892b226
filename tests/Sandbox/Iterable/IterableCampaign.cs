namespace Sandbox.Iterable;

/// <summary>A campaign, for a test to compare with what was read.</summary>
public sealed record IterableCampaign(long Id, string Name, string State, string Medium)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody changed it; that it starts or ends is no change.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it starts or has started.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
