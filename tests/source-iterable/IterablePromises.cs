using Connectors.Support.Files;

namespace Connectors.Iterable.Tests;

/// <summary>What the files of source-iterable must say.</summary>
public sealed class IterablePromises : IConnectorPromises
{
    private static readonly string[] Events =
    [
        "event",
        "email_bounce",
        "email_click",
        "email_complaint",
        "email_open",
        "email_send",
        "email_send_skip",
        "email_subscribe",
        "email_unsubscribe",
        "in_app_click",
        "in_app_open",
        "in_app_send",
        "push_open",
        "push_send",
        "push_send_skip",
        "web_push_send",
        "web_push_send_skip",
    ];

    /// <summary>The files.</summary>
    public static ConnectorFiles Folder { get; } = new("source-iterable");

    public ConnectorFiles Files => Folder;

    public string Vendor => "Iterable";

    public string DefinitionId => "70abbde0-25ad-4a7e-aa42-7467995a98a9";

    public IReadOnlyList<string> Hosts => ["api.iterable.com", "api.eu.iterable.com", "*.amazonaws.com"];

    public IReadOnlyList<string> RequiredOptions => ["api_key", "start_date"];

    public IReadOnlyList<string> OtherOptions =>
        [
            "region",
            "window_in_days",
            "end_date",
            "lookback_window",
            "lookback_days",
            "project_type",
            "export_mode",
            "exports_per_minute",
            "list_users_timeout_minutes",
        ];

    public IReadOnlyList<string> Secrets => ["api_key"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } =
        new Dictionary<string, IReadOnlyList<string>>(
            Events.Select(name => KeyValuePair.Create<string, IReadOnlyList<string>>(name, ["_event_id"]))
        )
        {
            ["campaigns"] = ["id"],
            ["campaigns_metrics"] = ["id"],
            ["catalogs"] = ["name"],
            ["channels"] = ["id"],
            ["forgotten_users"] = ["hash"],
            ["journeys"] = ["id"],
            ["list_users"] = ["listId", "identifier"],
            ["lists"] = ["id"],
            ["message_types"] = ["id"],
            ["metadata"] = ["table", "key"],
            ["metadata_tables"] = ["name"],
            ["snippets"] = ["id"],
            ["templates"] = ["templateId"],
            ["user_fields"] = ["name"],
            // Which field it is depends on an option, and one schema serves them all.
            ["users"] = [],
        };
}
