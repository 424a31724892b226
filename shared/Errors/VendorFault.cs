namespace Connectors.Errors;

/// <summary>What a vendor says inside of an answer when it cannot do what was asked, whatever the answer's HTTP status.</summary>
/// <param name="Code">The vendor's own number; 0 where it gives none that is known.</param>
/// <param name="Text">Its words.</param>
public sealed record VendorFault(int Code, string Text);

/// <summary>An answer is a fault. Thrown by whoever reads the answer's body; what it means is the vendor's table to say.</summary>
/// <param name="fault">The fault.</param>
public sealed class FaultException(VendorFault fault) : Exception(fault.Text)
{
    /// <summary>The fault.</summary>
    public VendorFault Fault { get; } = fault;
}
