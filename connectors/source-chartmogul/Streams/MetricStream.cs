using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;
using NodaTime;

namespace Connectors.ChartMogul.Streams;

/// <summary>
/// A metric over time, one record per interval. Asked for one interval more than wanted, whose record is dropped, since
/// ChartMogul calls the first one of every reply a change of zero; re-read a little, since history is recalculated and the
/// running interval moves.
/// </summary>
internal sealed class MetricStream(
    string name,
    Metric metric,
    Interval interval,
    ChartMogulClient api,
    AccountZone zone,
    ChartMogulConfig config,
    TimeProvider clock
) : DateWindowStream(config.StartDate, Math.Max(config.LookbackWindow, 2 * interval.Days), windowDays: null, clock)
{
    public override StreamSpec Spec { get; } =
        new(name)
        {
            PrimaryKey = ["date"],
            Cursor = "date",
            Schema = metric.Name,
        };

    protected override Task<DateTimeZone> ZoneAsync(CancellationToken cancellationToken) =>
        zone.GetAsync(cancellationToken);

    protected override async IAsyncEnumerable<RecordPage> ReadAsync(
        DateWindow window,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var wanted = window.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var page = await PageAsync(window, cancellationToken);
        yield return page.Select(batch =>
            batch.Where(record => string.CompareOrdinal(RecordFields.Text(record, "date"u8), wanted) >= 0)
        );
    }

    private async Task<RecordPage> PageAsync(DateWindow window, CancellationToken cancellationToken)
    {
        var first = window.From.AddDays(-Math.Min(interval.Days, window.From.DayNumber));
        try
        {
            return await api.MetricAsync(metric.Path, first, window.Last, interval.Name, cancellationToken);
        }
        catch (VendorException refused) when (refused.Status == HttpStatusCode.BadRequest && metric.Path == "ltv")
        {
            // The vendor's sources differ in whether this metric knows intervals; without any it comes by month.
            return interval.Name == "month"
                ? await api.MetricAsync(metric.Path, first, window.Last, interval: null, cancellationToken)
                : throw ConnectorException.Config(
                    $"ChartMogul does not offer the metric {metric.Path} by {interval.Name} to this account. Deselect {name}.",
                    refused.Detail,
                    refused
                );
        }
    }
}
