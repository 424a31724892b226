namespace Connectors.Hosting;

/// <summary>What a connector can be asked to do (airbyte-protocol 2.1).</summary>
internal enum Verb
{
    /// <summary>Print which options the config takes.</summary>
    Spec,

    /// <summary>Try the config.</summary>
    Check,

    /// <summary>Print what can be read or written.</summary>
    Discover,

    /// <summary>Read the selected streams; sources only.</summary>
    Read,

    /// <summary>Write what comes on standard input; destinations only.</summary>
    Write,

    /// <summary>Show what would be written; destinations only.</summary>
    Preview,
}

/// <summary>The two kinds of connector.</summary>
internal enum ConnectorKind
{
    /// <summary>Reads from a vendor.</summary>
    Source,

    /// <summary>Writes to a vendor.</summary>
    Destination,
}
