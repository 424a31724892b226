namespace Sandbox.Bench;

/// <summary>A reply of <see cref="IBenchCalls"/>, in the form that goes on the wire.</summary>
/// <param name="Head">What stands before the blocks.</param>
/// <param name="First">The first block.</param>
/// <param name="Count">How many blocks there are.</param>
/// <param name="Tail">What stands behind the blocks.</param>
public sealed record BenchCall(ReadOnlyMemory<byte> Head, int First, int Count, ReadOnlyMemory<byte> Tail)
{
    /// <summary>What stands between two blocks.</summary>
    public ReadOnlyMemory<byte> Between { get; init; }
}
