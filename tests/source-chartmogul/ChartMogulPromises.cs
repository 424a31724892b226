using Connectors.Support.Files;

namespace Connectors.ChartMogul.Tests;

/// <summary>What the files of source-chartmogul must say.</summary>
public sealed class ChartMogulPromises : IConnectorPromises
{
    /// <summary>The files.</summary>
    public static ConnectorFiles Folder { get; } = new("source-chartmogul");

    public ConnectorFiles Files => Folder;

    public string Vendor => "ChartMogul";

    public string DefinitionId => "ccf73c6c-d2dd-47c4-aa79-621220b3a65f";

    public IReadOnlyList<string> Hosts => ["api.chartmogul.com"];

    public IReadOnlyList<string> RequiredOptions => ["api_key", "start_date"];

    public IReadOnlyList<string> OtherOptions => ["interval", "lookback_window", "geo", "plans", "metrics_filters"];

    public IReadOnlyList<string> Secrets => ["api_key"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["customers"] = ["uuid"],
            ["activities"] = ["uuid"],
            ["plans"] = ["uuid"],
            ["plan_groups"] = ["uuid"],
            ["invoices"] = ["uuid"],
            ["invoice_line_items"] = ["uuid"],
            ["invoice_transactions"] = ["uuid"],
            ["contacts"] = ["uuid"],
            ["customer_notes"] = ["uuid"],
            ["opportunities"] = ["uuid"],
            ["data_sources"] = ["uuid"],
            ["subscription_events"] = ["id"],
            ["account"] = ["id"],
            ["tasks"] = ["task_uuid"],
            ["customer_subscriptions"] = ["customer_uuid", "uuid"],
            ["plan_group_plans"] = ["plan_group_uuid", "uuid"],
            ["customer_count"] = ["date"],
            ["key_metrics"] = ["date"],
            ["mrr"] = ["date"],
            ["arr"] = ["date"],
            ["arpa"] = ["date"],
            ["asp"] = ["date"],
            ["customer_churn_rate"] = ["date"],
            ["mrr_churn_rate"] = ["date"],
            ["ltv"] = ["date"],
        };
}
