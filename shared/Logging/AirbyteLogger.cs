using Connectors.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Logging;

/// <summary>Writes one LOG message for each entry of at least the minimum level.</summary>
internal sealed class AirbyteLogger(MessageWriter writer, OutgoingText text, LogLevel minimum) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    /// <summary>Scopes say nothing that the messages do not.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var message = text.Message(formatter(state, exception));
        var trace = exception is null ? null : text.StackTrace(exception.ToString());
        try
        {
            writer.Write(new LogMessage(new AirbyteLog(LevelOf(logLevel), message, trace)));
        }
        catch (OutputFailedException)
        {
            // Whoever logs cannot help it; the writer has told the host (MessageWriter.Broken).
        }
    }

    private static AirbyteLogLevel LevelOf(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => AirbyteLogLevel.Trace,
            LogLevel.Debug => AirbyteLogLevel.Debug,
            LogLevel.Information => AirbyteLogLevel.Info,
            LogLevel.Warning => AirbyteLogLevel.Warn,
            LogLevel.Error => AirbyteLogLevel.Error,
            _ => AirbyteLogLevel.Fatal,
        };
}
