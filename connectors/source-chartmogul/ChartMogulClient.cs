using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.ChartMogul;

/// <summary>ChartMogul as the streams see it: pages of records, and the little that steers their reading.</summary>
internal sealed class ChartMogulClient(IChartMogulApi api, VendorCalls calls, ChartMogulConfig config)
{
    /// <summary>The vendor's maximum, and its default.</summary>
    private const int PageSize = 200;

    /// <summary>Settings that the account gives out only when asked for them.</summary>
    private const string AccountSettings =
        "churn_recognition,churn_when_zero_mrr,auto_churn_subscription,refund_handling,proximate_movement_reclassification";

    /// <summary>Whether the vendor counts a record of exactly the start date in is not documented, so it is asked for a second earlier.</summary>
    private static readonly TimeSpan BoundsMargin = TimeSpan.FromSeconds(1);

    /// <summary>The last page of a list usually has a cursor too, so only the flag tells the end.</summary>
    private static readonly NextPage Cursor = NextPage.ByCursor("cursor", "has_more");

    /// <summary>The cheapest call that needs a valid key.</summary>
    public async Task PingAsync(CancellationToken cancellationToken) =>
        _ = await calls.JsonAsync(api.Ping, ChartMogulJson.Default.Pong, cancellationToken);

    public Task<Account> AccountAsync(CancellationToken cancellationToken) =>
        calls.JsonAsync(ct => api.Account(include: null, ct), ChartMogulJson.Default.Account, cancellationToken);

    /// <summary>The account itself as a record; old accounts send no id, their name stands in.</summary>
    public async IAsyncEnumerable<RecordPage> AccountRecordAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var page = await calls.PageAsync(
            ct => api.Account(AccountSettings, ct),
            PageShape.OneRecord(),
            cancellationToken
        );
        yield return page.Select(batch => batch.With("id"u8, RecordFields.Raw(batch.Bytes(batch.Ranges[0]), "name"u8)));
    }

    public IAsyncEnumerable<RecordPage> ActivitiesAsync(
        DateTimeOffset from,
        string? cursor,
        CancellationToken cancellationToken
    ) =>
        PagesAsync(
            "entries",
            (next, ct) => api.Activities(StartOf(from), "date", next, PageSize, ct),
            cancellationToken,
            cursor
        );

    /// <summary>A list without filters, such as <c>plans</c>, whose records lie under <paramref name="property"/>.</summary>
    public Func<CancellationToken, IAsyncEnumerable<RecordPage>> List(string list, string property = "entries") =>
        ct => PagesAsync(property, (cursor, token) => api.List(list, cursor, PageSize, token), ct);

    /// <summary>A list of the CRM, which is refused to accounts and keys without it.</summary>
    public Func<CancellationToken, IAsyncEnumerable<RecordPage>> CrmList(string list) =>
        ct =>
            PagedReader.ReadAsync(
                async (cursor, token) =>
                {
                    try
                    {
                        return await PageAsync("entries", next => api.List(list, cursor, PageSize, next), token);
                    }
                    catch (VendorException refused)
                        when (refused.Status is HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden)
                    {
                        throw ConnectorException.Config(
                            $"ChartMogul refuses \"{list}\" to this account ({(int)refused.Status} at /v1/{list}). "
                                + "Deselect it, or use an API key of a user with a CRM seat.",
                            refused.Detail,
                            refused
                        );
                    }
                },
                Cursor,
                token: null,
                ct
            );

    public IAsyncEnumerable<RecordPage> SubscriptionsAsync(string customer, CancellationToken cancellationToken) =>
        PagesAsync(
            "entries",
            (cursor, ct) => api.CustomerSubscriptions(customer, cursor, PageSize, ct),
            cancellationToken
        );

    public IAsyncEnumerable<RecordPage> PlanGroupPlansAsync(string planGroup, CancellationToken cancellationToken) =>
        PagesAsync("plans", (cursor, ct) => api.PlanGroupPlans(planGroup, cursor, PageSize, ct), cancellationToken);

    /// <summary>Comes unpaged; some of its fields only when asked for.</summary>
    public async IAsyncEnumerable<RecordPage> DataSourcesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return await calls.PageAsync(
            ct => api.DataSources("true", "true", "true", ct),
            PageShape.Under("data_sources"),
            cancellationToken
        );
    }

    /// <summary>One metric over a span of days, one record per interval; null lets the vendor choose the interval.</summary>
    public Task<RecordPage> MetricAsync(
        string metric,
        DateOnly first,
        DateOnly last,
        string? interval,
        CancellationToken cancellationToken
    ) =>
        calls.PageAsync(
            ct =>
                api.Metric(
                    metric,
                    Day(first),
                    Day(last),
                    interval,
                    Given(config.Geo),
                    Given(config.Plans),
                    Given(config.MetricsFilters),
                    ct
                ),
            PageShape.Under("entries"),
            cancellationToken
        );

    private IAsyncEnumerable<RecordPage> PagesAsync(
        string property,
        Func<string?, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken,
        string? cursor = null
    ) =>
        PagedReader.ReadAsync(
            (next, token) => PageAsync(property, ct => send(next, ct), token),
            Cursor,
            cursor,
            cancellationToken
        );

    private Task<RecordPage> PageAsync(
        string property,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    ) => calls.PageAsync(send, PageShape.Under(property, "cursor", "has_more"), cancellationToken);

    private static string StartOf(DateTimeOffset from)
    {
        var start = from.UtcTicks > BoundsMargin.Ticks ? from.UtcDateTime - BoundsMargin : from.UtcDateTime;
        return start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>A form that was left empty asks for no filter, not for an empty one.</summary>
    private static string? Given(string? option) => string.IsNullOrWhiteSpace(option) ? null : option;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
