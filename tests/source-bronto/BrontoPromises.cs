using Connectors.Support.Files;

namespace Connectors.Bronto.Tests;

/// <summary>What the files of source-bronto must say.</summary>
public sealed class BrontoPromises : IConnectorPromises
{
    private static readonly string[] KeyedById =
    [
        "activity",
        "contact",
        "conversion",
        "delivery",
        "delivery_group",
        "field",
        "list",
        "message",
        "message_folder",
        "segment",
        "sms_delivery",
        "sms_keyword",
        "sms_message",
        "webform",
        "workflow",
    ];

    /// <summary>The files.</summary>
    public static ConnectorFiles Folder { get; } = new("source-bronto");

    public ConnectorFiles Files => Folder;

    public string Vendor => "Bronto";

    public string DefinitionId => "c45a4bb3-ccaf-422c-a8e1-e38361bef76b";

    public IReadOnlyList<string> Hosts => ["api.bronto.com"];

    public IReadOnlyList<string> RequiredOptions => ["api_token"];

    public IReadOnlyList<string> OtherOptions =>
        [
            "start_date",
            "contact_window_hours",
            "activity_window_hours",
            "lookback_window",
            "activity_page_size",
            "activity_id_mode",
            "custom_fields",
        ];

    public IReadOnlyList<string> Secrets => ["api_token"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } =
        new Dictionary<string, IReadOnlyList<string>>(
            KeyedById.Select(name => KeyValuePair.Create<string, IReadOnlyList<string>>(name, ["id"]))
        )
        {
            ["unsubscribe"] = ["contactId", "deliveryId", "created"],
            ["bounce"] = ["contactId", "deliveryId", "created"],
        };
}
