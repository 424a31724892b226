namespace Acceptance.Rows;

/// <summary>One thing that a connector must do, and how to see whether it does.</summary>
/// <param name="Id">Its name: the suite, a dot, and what is looked at. Airbyte's own names where there are.</param>
/// <param name="Rule">The rule's number in docs/airbyte-protocol.md.</param>
/// <param name="Title">What holds, in a sentence.</param>
/// <param name="Look">Looks, and says what it found; may throw what <see cref="Suite"/> knows how to take.</param>
public sealed record Row(string Id, string Rule, string Title, Func<Subject, Findings, Task> Look)
{
    /// <summary>The suite of <c>acceptance-test-config.yml</c> that must have tests for it, if any.</summary>
    public string? Section { get; init; }

    /// <summary>Whether it is about an image and not about the program in it.</summary>
    public bool NeedsImage { get; init; }

    /// <summary>Whether it is a warning and no failure, unless the strictness is high.</summary>
    public bool IsAdvice { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
