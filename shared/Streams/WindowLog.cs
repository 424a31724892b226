using Microsoft.Extensions.Logging;

namespace Connectors.Streams;

/// <summary>What streams of windows tell a reader of the log.</summary>
public static partial class WindowLog
{
    /// <summary>A window is asked for again in smaller ones.</summary>
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: the window from {From:u} until {Until:u} did not arrive whole and is asked for in smaller ones. {Reason}"
    )]
    public static partial void WindowDivided(
        this ILogger logger,
        string stream,
        DateTimeOffset from,
        DateTimeOffset until,
        string reason
    );
}
