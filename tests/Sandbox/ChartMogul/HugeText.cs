namespace Sandbox.ChartMogul;

/// <summary>The text that makes a record huge.</summary>
/// <param name="Length">How long it is.</param>
/// <param name="OnFirst">In the first record of a reply, in place of one record in fifty.</param>
internal readonly record struct HugeText(int Length, bool OnFirst);
