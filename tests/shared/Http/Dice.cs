namespace Connectors.Tests.Http;

/// <summary>A random number that the test chose.</summary>
internal sealed class Dice : Random
{
    public double Next01 { get; set; } = 0.5;

    public override double NextDouble() => Next01;
}
