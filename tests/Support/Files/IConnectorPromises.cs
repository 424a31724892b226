namespace Connectors.Support.Files;

/// <summary>What a connector promises that its files must say: a public contract, so written down a second time.</summary>
public interface IConnectorPromises
{
    /// <summary>The files.</summary>
    ConnectorFiles Files { get; }

    /// <summary>The vendor's name.</summary>
    string Vendor { get; }

    /// <summary>The id under which Airbyte knows the connector for ever.</summary>
    string DefinitionId { get; }

    /// <summary>The hosts that it calls.</summary>
    IReadOnlyList<string> Hosts { get; }

    /// <summary>The options that must be given.</summary>
    IReadOnlyList<string> RequiredOptions { get; }

    /// <summary>The options that may be given, but for those that all connectors have.</summary>
    IReadOnlyList<string> OtherOptions { get; }

    /// <summary>The secrets among them.</summary>
    IReadOnlyList<string> Secrets { get; }

    /// <summary>The schemas, each with the fields that are never null: the key, unless an option says what that is.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; }
}
