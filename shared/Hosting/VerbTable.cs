namespace Connectors.Hosting;

/// <summary>What each verb is called, says about itself and takes.</summary>
internal static class VerbTable
{
    private static readonly VerbRow[] _all =
    [
        new(Verb.Spec, "spec", "Print which options the config takes.", []),
        new(Verb.Check, "check", "Try the config with one cheap call.", ["--config"]),
        new(Verb.Discover, "discover", "Print the streams with their schemas.", ["--config"]),
        new(Verb.Read, "read", "Read the selected streams.", ["--config", "--catalog"]) { For = ConnectorKind.Source },
        new(Verb.Write, "write", "Write the messages that come on standard input.", ["--config", "--catalog"])
        {
            For = ConnectorKind.Destination,
        },
        new(Verb.Preview, "preview", "Show what would be written, and send nothing.", ["--config", "--catalog"])
        {
            For = ConnectorKind.Destination,
        },
    ];

    /// <summary>The verbs of a kind of connector.</summary>
    public static IReadOnlyList<VerbRow> Of(ConnectorKind kind) => [.. _all.Where(row => (row.For ?? kind) == kind)];

    /// <summary>The row of a verb.</summary>
    public static VerbRow Of(Verb verb) => _all[(int)verb];
}

/// <summary>One verb.</summary>
internal sealed record VerbRow(Verb Verb, string Name, string Summary, IReadOnlyList<string> Required)
{
    /// <summary>The only kind of connector that has it; null when both have.</summary>
    public ConnectorKind? For { get; init; }
}
