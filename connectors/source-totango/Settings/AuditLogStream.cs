using System.Net;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Totango.Client;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango.Settings;

/// <summary>
/// Who did what in Totango, day by day. A request may not reach from one year into the next, and its end is exclusive: whether the last
/// day of a year can be read at all is not known.
/// </summary>
internal sealed class AuditLogStream(
    TotangoClient client,
    Spool spool,
    WindowSpan span,
    WindowsAhead ahead,
    TimeProvider clock,
    ILogger<AuditLogStream> logger
) : InstantWindowStream(span with { ByDay = true }, Days, ahead, clock)
{
    /// <summary>The first day of which anything is known.</summary>
    public static DateTimeOffset Beginning { get; } = new(2018, 5, 3, 0, 0, 0, TimeSpan.Zero);

    private static readonly WindowRules Days = new(TimeSpan.FromDays(1)) { Narrowest = TimeSpan.FromDays(1) };

    public override StreamSpec Spec { get; } =
        new("audit_log") { PrimaryKey = [AuditForm.RowHash], Cursor = "timestamp" };

    protected override async Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(window.From.UtcDateTime);
        try
        {
            using var page = await client.AuditAsync(day, cancellationToken);
            return new AuditForm().Of(page, spool);
        }
        catch (VendorException e) when (day is { Month: 12, Day: 31 } && IsRefusal(e.Status))
        {
            logger.DayRefused(day, e.Message);
            return RecordPage.Empty();
        }
    }

    /// <summary>Not the token, but what was asked for.</summary>
    private static bool IsRefusal(HttpStatusCode? status) =>
        status
            is HttpStatusCode.BadRequest
                or HttpStatusCode.UnprocessableEntity
                or HttpStatusCode.RequestedRangeNotSatisfiable;
}
