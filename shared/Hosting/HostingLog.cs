using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>Everything that the host tells a reader of the log.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Stream}: reading from {Position}.")]
    public static partial void StreamStarted(this ILogger logger, string stream, string position);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Stream}: not selected, but read for {Others}.")]
    public static partial void ReadForOthers(this ILogger logger, string stream, string others);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: read in full, {Records} records, {Requests} requests."
    )]
    public static partial void StreamEnded(this ILogger logger, string stream, long records, long requests);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stream}: {Reason}")]
    public static partial void StreamFailed(this ILogger logger, string stream, string reason, Exception cause);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: {Records} records, {Requests} requests, at {Position}, waiting for: {Wait}."
    )]
    public static partial void Progress(
        this ILogger logger,
        string stream,
        long records,
        long requests,
        string position,
        string wait
    );

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: the records hold fields that the schema does not declare: {Fields}. They are passed on, but a destination may drop them."
    )]
    public static partial void UnknownFields(this ILogger logger, string stream, string fields);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Stream}: skipped {Column} {Key}, which no longer exists.")]
    public static partial void ChildGone(this ILogger logger, string stream, string column, string key);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Stream}: {Column} {Key} could not be read, the others are read on. {Reason}"
    )]
    public static partial void ChildFailed(
        this ILogger logger,
        string stream,
        string column,
        string key,
        string reason
    );

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: the saved state holds no \"{Cursor}\", so everything is read."
    )]
    public static partial void StateWithoutCursor(this ILogger logger, string stream, string cursor);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Streams}: waiting until {Until:u}. {Reason}")]
    public static partial void Waits(this ILogger logger, string streams, DateTimeOffset until, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Stream} is selected twice; it is read once.")]
    public static partial void SelectedTwice(this ILogger logger, string stream);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Stream}: read from the start, since a full refresh uses a saved state only to go on after an interruption."
    )]
    public static partial void StateIgnored(this ILogger logger, string stream);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The flag {Flag} is not known and is ignored.")]
    public static partial void UnknownFlag(this ILogger logger, string flag);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "The config holds options that are not known and are ignored: {Keys}."
    )]
    public static partial void UnknownOptions(this ILogger logger, string keys);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "The state names streams that this source does not have: {Streams}."
    )]
    public static partial void UnknownStates(this ILogger logger, string streams);
}
