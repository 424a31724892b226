using System.Net;
using Connectors.Http;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Connectors.ChartMogul;

/// <summary>The time zone in which the account's days begin, asked for once a run.</summary>
internal sealed partial class AccountZone(ChartMogulClient api, ILogger<AccountZone> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private DateTimeZone? _zone;

    /// <summary>The account's zone; UTC where the account does not tell.</summary>
    public async Task<DateTimeZone> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _zone ??= await FindAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<DateTimeZone> FindAsync(CancellationToken cancellationToken)
    {
        var name = await NameAsync(cancellationToken);
        if (name is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone)
        {
            return zone;
        }

        UnknownZone(logger, name ?? "none");
        return DateTimeZone.Utc;
    }

    private async Task<string?> NameAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await api.AccountAsync(cancellationToken)).TimeZone;
        }
        catch (VendorException refused)
            when (refused.Status
                    is HttpStatusCode.Forbidden
                        or HttpStatusCode.NotFound
                        or HttpStatusCode.PaymentRequired
            )
        {
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The account's time zone is not known ({Zone}); days are taken in UTC."
    )]
    private static partial void UnknownZone(ILogger logger, string zone);
}
