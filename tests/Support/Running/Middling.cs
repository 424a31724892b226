namespace Connectors.Support.Running;

/// <summary>Dice that make the end of a wait known.</summary>
public sealed class Middling : Random
{
    /// <summary>What then comes on top of a <c>Retry-After</c>.</summary>
    public static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override double NextDouble() => 0.5;
}
