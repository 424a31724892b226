namespace Sandbox.Faults;

/// <summary>Every kind of fault.</summary>
public static class FaultKinds
{
    /// <summary>All kinds, in the order of the help text.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [.. StatusFaults.All, .. BodyFaults.All, .. WireFaults.All, .. ContentFaults.All];

    /// <summary>The names of all kinds.</summary>
    public static IEnumerable<string> Names => All.Select(kind => kind.Name);
}
