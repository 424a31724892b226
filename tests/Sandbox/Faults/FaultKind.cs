namespace Sandbox.Faults;

/// <summary>
/// A kind of fault. One with none of the three steps is played by the vendor, which finds it in
/// <see cref="VendorRequest.Fault"/>: only the vendor knows where in a reply its cursors and records are.
/// </summary>
/// <param name="Name">The name in a fault's text.</param>
/// <param name="Help">What the client sees.</param>
public sealed record FaultKind(string Name, string Help)
{
    /// <summary>Answers in the vendor's place.</summary>
    internal Func<FaultCall, Reply>? Instead { get; init; }

    /// <summary>Changes the vendor's reply.</summary>
    internal Func<Reply, Reply>? Change { get; init; }

    /// <summary>Sends the reply in another way than a server should.</summary>
    internal Func<FaultCall, Reply, CancellationToken, Task>? Wire { get; init; }
}
