namespace Sandbox.Iterable;

/// <summary>A template, for a test to compare with what was read; records say neither type nor medium.</summary>
public sealed record IterableTemplate(long Id, string Type, string Medium)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody changed it.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
