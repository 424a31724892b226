using Refit;

namespace Connectors.ChartMogul;

/// <summary>ChartMogul's API, call by call, in the vendor's words (dev.chartmogul.com).</summary>
internal interface IChartMogulApi
{
    [Get("/ping")]
    Task<HttpResponseMessage> Ping(CancellationToken cancellationToken);

    [Get("/account")]
    Task<HttpResponseMessage> Account(string? include, CancellationToken cancellationToken);

    [Get("/activities")]
    Task<HttpResponseMessage> Activities(
        [AliasAs("start-date")] string startDate,
        string order,
        string? cursor,
        [AliasAs("per_page")] int perPage,
        CancellationToken cancellationToken
    );

    [Get("/{list}")]
    Task<HttpResponseMessage> List(
        string list,
        string? cursor,
        [AliasAs("per_page")] int perPage,
        CancellationToken cancellationToken
    );

    [Get("/customers/{uuid}/subscriptions")]
    Task<HttpResponseMessage> CustomerSubscriptions(
        string uuid,
        string? cursor,
        [AliasAs("per_page")] int perPage,
        CancellationToken cancellationToken
    );

    [Get("/plan_groups/{uuid}/plans")]
    Task<HttpResponseMessage> PlanGroupPlans(
        string uuid,
        string? cursor,
        [AliasAs("per_page")] int perPage,
        CancellationToken cancellationToken
    );

    [Get("/data_sources")]
    Task<HttpResponseMessage> DataSources(
        [AliasAs("with_processing_status")] string withProcessingStatus,
        [AliasAs("with_auto_churn_subscription_setting")] string withAutoChurnSubscriptionSetting,
        [AliasAs("with_invoice_handling_setting")] string withInvoiceHandlingSetting,
        CancellationToken cancellationToken
    );

    [Get("/metrics/{metric}")]
    Task<HttpResponseMessage> Metric(
        string metric,
        [AliasAs("start-date")] string startDate,
        [AliasAs("end-date")] string endDate,
        string? interval,
        string? geo,
        string? plans,
        string? filters,
        CancellationToken cancellationToken
    );
}
