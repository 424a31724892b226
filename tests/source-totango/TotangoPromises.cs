using Connectors.Support.Files;

namespace Connectors.Totango.Tests;

/// <summary>What the files of source-totango must say.</summary>
public sealed class TotangoPromises : IConnectorPromises
{
    /// <summary>The files.</summary>
    public static ConnectorFiles Folder { get; } = new("source-totango");

    public ConnectorFiles Files => Folder;

    public string Vendor => "Totango";

    public string DefinitionId => "32dce7d5-7fb4-4436-9238-1863d83a0270";

    public IReadOnlyList<string> Hosts => ["api.totango.com", "api-eu1.totango.com"];

    public IReadOnlyList<string> RequiredOptions => ["api_token"];

    public IReadOnlyList<string> OtherOptions =>
        [
            "region",
            "service_id",
            "start_date",
            "account_attributes",
            "account_roles",
            "segments",
            "accounts_read_mode",
            "lookback_window",
            "calls_per_minute",
        ];

    public IReadOnlyList<string> Secrets => ["api_token"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["account_assignments"] = ["account_id", "role"],
            ["accounts"] = ["account_id"],
            ["activity_types"] = ["activity_type_id"],
            ["alerts"] = ["id"],
            ["attributes"] = ["key_name"],
            ["audit_log"] = ["_row_hash"],
            ["campaign_touches"] = ["id"],
            ["events"] = ["id"],
            ["objective_setting"] = ["id"],
            ["segment_accounts"] = ["account_id"],
            ["segment_collections"] = ["account_id", "id"],
            ["segment_users"] = ["account_id", "user_id"],
            ["tasks"] = ["task_id"],
            ["totango_users"] = ["user_id"],
            ["touchpoint_tags"] = ["id"],
            ["touchpoint_types"] = ["id"],
            ["touchpoints"] = ["id"],
            ["users"] = ["account_id", "user_id"],
        };
}
