using Microsoft.Extensions.Logging;

namespace Connectors.Bronto;

/// <summary>What this connector tells a reader of the log.</summary>
internal static partial class BrontoLog
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: Bronto keeps activities for 30 days, so reading begins at {From:u}."
    )]
    public static partial void BeginsLater(this ILogger logger, string stream, DateTimeOffset from);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: activities from {Saved:u} until {From:u} cannot be read any more, since Bronto keeps them for 30 days and the last sync was longer ago. Sync at least once in 30 days."
    )]
    public static partial void ActivitiesGone(
        this ILogger logger,
        string stream,
        DateTimeOffset saved,
        DateTimeOffset from
    );

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: Bronto does not give activities from {From:u} on; reading begins at {Later:u}."
    )]
    public static partial void StartRefused(
        this ILogger logger,
        string stream,
        DateTimeOffset from,
        DateTimeOffset later
    );

    [LoggerMessage(Level = LogLevel.Debug, Message = "Logged in to Bronto.")]
    public static partial void LoggedIn(this ILogger logger);
}
