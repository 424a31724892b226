using Connectors.Support.Files;

namespace Connectors.Selligent.Tests;

/// <summary>What the files of source-selligent must say.</summary>
public sealed class SelligentPromises : IConnectorPromises
{
    /// <summary>The files.</summary>
    public static ConnectorFiles Folder { get; } = new("source-selligent");

    public ConnectorFiles Files => Folder;

    public string Vendor => "Selligent";

    public string DefinitionId => "42fff2b9-004c-4c27-aa35-b9ed201fc487";

    public IReadOnlyList<string> Hosts => ["${base_url}"];

    public IReadOnlyList<string> RequiredOptions => ["base_url", "api_key", "organization"];

    public IReadOnlyList<string> OtherOptions => ["start_date", "page_size", "user_agent", "allow_private_hosts"];

    public IReadOnlyList<string> Secrets => ["api_key"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["campaign"] = ["asset_id"],
            ["datasource"] = ["id"],
            ["owner"] = ["asset_id"],
            ["program"] = ["id"],
            ["source"] = ["asset_id"],
            ["transactional_mailing"] = ["id"],
        };
}
