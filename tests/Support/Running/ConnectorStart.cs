namespace Connectors.Support.Running;

/// <summary>How a connector is started.</summary>
/// <param name="Executable">The connector's name; it lies beside the tests.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ConnectorStart(string Executable, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables of the environment that differ from the usual ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The working folder; the tests' own by default.</summary>
    public string? Folder { get; init; }

    /// <summary>The file that standard output goes to, in place of a pipe.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Whether a shell waits for it, which says on standard error of which signal it died.</summary>
    public bool UnderShell { get; init; }
}
