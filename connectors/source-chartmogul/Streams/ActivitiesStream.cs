using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.ChartMogul.Streams;

/// <summary>
/// Every movement of recurring revenue, oldest first. ChartMogul derives activities from billing data and makes them anew
/// when that is edited, hence the look-back.
/// </summary>
internal sealed class ActivitiesStream(ChartMogulClient api, ChartMogulConfig config, TimeProvider clock)
    : SortedListStream(config.StartDate, TimeSpan.FromDays(config.LookbackWindow), clock)
{
    public override StreamSpec Spec { get; } = new("activities") { PrimaryKey = ["uuid"], Cursor = "date" };

    protected override IAsyncEnumerable<RecordPage> ReadAsync(
        DateTimeOffset from,
        string? token,
        CancellationToken cancellationToken
    ) => api.ActivitiesAsync(from, token, cancellationToken);

    /// <summary>How long a cursor lives is not documented, nor how an old one is refused.</summary>
    protected override bool IsRefusedToken(ConnectorException exception) =>
        exception
            is VendorException
            {
                Status: HttpStatusCode.BadRequest
                    or HttpStatusCode.NotFound
                    or HttpStatusCode.Gone
                    or HttpStatusCode.UnprocessableEntity
            };
}
