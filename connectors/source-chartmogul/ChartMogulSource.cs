using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Connectors.ChartMogul.Streams;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Schema;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.ChartMogul;

/// <summary>Subscription analytics of ChartMogul: what it can read, and how it is reached.</summary>
internal sealed class ChartMogulSource() : Source<ChartMogulConfig>(ChartMogulJson.Default.ChartMogulConfig)
{
    public override void AddServices(IServiceCollection services, ChartMogulConfig config)
    {
        services.AddSingleton<ChartMogulClient>();
        services.AddSingleton<AccountZone>();
        services.AddVendorClient<IChartMogulApi>(vendor =>
        {
            vendor.Vendor = "ChartMogul";
            vendor.BaseAddress = BaseUrl.For(config.BaseUrl, "https://api.chartmogul.com", "v1");
            vendor.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes(config.ApiKey.Reveal() + ":"))
            );
            // The account may send 40 a second, and other integrations of the customer share them.
            vendor.Rate = RateLimit.PerSecond(36, burst: 4);
            // Twenty connections are allowed, for all integrations together.
            vendor.MaxParallel = 10;
            vendor.Statuses = Statuses;
        });
    }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<ChartMogulClient>().PingAsync(cancellationToken);

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var api = services.GetRequiredService<ChartMogulClient>();
        var config = services.GetRequiredService<ChartMogulConfig>();
        return
        [
            ActivatorUtilities.CreateInstance<ActivitiesStream>(services),
            .. Lists(api),
            .. Metrics(services, config),
        ];
    }

    private static StatusTable Statuses { get; } =
        StatusTable
            .Default.With(
                HttpStatusCode.Unauthorized,
                StatusRule.Config(
                    "{vendor} refused the API key ({status} at {path}). Check the option \"API Key\": it may be mistyped or revoked."
                )
            )
            .With(
                HttpStatusCode.PaymentRequired,
                StatusRule.Transient(
                    "{vendor} did not carry out the request ({status} at {path}). Run again later.",
                    maxTries: 3
                )
            )
            .With(
                HttpStatusCode.Forbidden,
                StatusRule.Config(
                    "{vendor} does not permit the request ({status} at {path}). The trial may have ended, or the API key lacks access."
                )
            )
            .With(
                HttpStatusCode.ServiceUnavailable,
                // The vendor's answer to too many connections at once.
                StatusRule.Transient(
                    "{vendor} is overloaded or has too many connections ({status} at {path}). Run again later."
                ) with
                {
                    RateLimited = true,
                }
            );

    private static IEnumerable<SourceStream> Lists(ChartMogulClient api) =>
        [
            new SnapshotStream(
                ByUuid("customers"),
                api.List("customers"),
                new ChildStream(
                    new("customer_subscriptions") { PrimaryKey = ["customer_uuid", "uuid"] },
                    "uuid",
                    "customer_uuid",
                    api.SubscriptionsAsync
                )
            ),
            new SnapshotStream(ByUuid("plans"), api.List("plans", "plans")),
            new SnapshotStream(
                ByUuid("plan_groups"),
                api.List("plan_groups", "plan_groups"),
                new ChildStream(
                    new("plan_group_plans") { PrimaryKey = ["plan_group_uuid", "uuid"] },
                    "uuid",
                    "plan_group_uuid",
                    api.PlanGroupPlansAsync
                )
            ),
            new SnapshotStream(
                ByUuid("invoices"),
                api.List("invoices", "invoices"),
                new NestedStream(ByUuid("invoice_line_items"), "line_items", "uuid", "invoice_uuid"),
                new NestedStream(ByUuid("invoice_transactions"), "transactions", "uuid", "invoice_uuid")
            ),
            new SnapshotStream(SubscriptionEvents, api.List("subscription_events", "subscription_events")),
            new SnapshotStream(ByUuid("contacts"), api.CrmList("contacts")),
            new SnapshotStream(ByUuid("customer_notes"), api.CrmList("customer_notes")),
            new SnapshotStream(ByUuid("opportunities"), api.CrmList("opportunities")),
            new SnapshotStream(Tasks, api.CrmList("tasks")),
            new SnapshotStream(ByUuid("data_sources"), api.DataSourcesAsync),
            new SnapshotStream(new("account") { PrimaryKey = ["id"] }, api.AccountRecordAsync),
        ];

    private static StreamSpec ByUuid(string name) => new(name) { PrimaryKey = ["uuid"] };

    /// <summary>Numbers and dates that ChartMogul sends as an empty text where it has none.</summary>
    private static readonly string[] EmptyWhereMissing =
    [
        "quantity",
        "amount_in_cents",
        "tax_amount_in_cents",
        "event_order",
        "retracted_event_id",
        "event_date",
        "effective_date",
        "created_at",
        "updated_at",
        "disabled_at",
    ];

    private static StreamSpec SubscriptionEvents =>
        new("subscription_events")
        {
            PrimaryKey = ["id"],
            Rules = [.. EmptyWhereMissing.Select(FieldRule.EmptyIsNull)],
        };

    /// <summary>ChartMogul sends these two as a bare date or as a date-time.</summary>
    private static StreamSpec Tasks =>
        new("tasks")
        {
            PrimaryKey = ["task_uuid"],
            Rules = [FieldRule.DateTime("due_date"), FieldRule.DateTime("completed_at")],
        };

    private static IEnumerable<SourceStream> Metrics(IServiceProvider services, ChartMogulConfig config)
    {
        var counts = Interval.All.Select(i => Stream($"customer_{i.Adverb}_count", Metric.CustomerCount, i));
        var chosen = Interval
            .All.Where(i => i.Name == config.Interval)
            .Select(i => Stream("customer_count", Metric.CustomerCount, i));
        var others = Metric.Others.SelectMany(m => m.Intervals.Select(i => Stream($"{m.Name}_{i.Adverb}", m, i)));
        return [.. counts, .. chosen, .. others];

        SourceStream Stream(string name, Metric metric, Interval interval) =>
            ActivatorUtilities.CreateInstance<MetricStream>(services, name, metric, interval);
    }
}
