using System.Collections.Concurrent;

namespace Acceptance.Rows;

/// <summary>What a look at a connector has found.</summary>
public sealed class Findings
{
    private readonly ConcurrentQueue<Finding> _all = [];

    /// <summary>All of it, in its order.</summary>
    public IReadOnlyList<Finding> All => [.. _all];

    /// <summary>Something is not as it must be.</summary>
    /// <param name="expected">What must be.</param>
    /// <param name="came">What is.</param>
    public void Fail(string expected, string came) => _all.Enqueue(new Finding(expected, came));

    /// <summary>Fails where something does not hold.</summary>
    public void Check(bool holds, string expected, Func<string> came)
    {
        if (!holds)
        {
            Fail(expected, came());
        }
    }

    /// <summary>Fails where two values differ.</summary>
    public void Equal<T>(T expected, T came, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, came))
        {
            Fail($"{what}: {expected}", $"{came}");
        }
    }

    /// <summary>Fails once for each of these.</summary>
    public void None(string expected, IEnumerable<string> came)
    {
        foreach (var one in came)
        {
            Fail(expected, one);
        }
    }
}

/// <summary>Something that is not as it must be.</summary>
/// <param name="Expected">What must be.</param>
/// <param name="Came">What is.</param>
public sealed record Finding(string Expected, string Came)
{
    /// <inheritdoc/>
    public override string ToString() => $"expected {Expected}; got {Came}";
}
