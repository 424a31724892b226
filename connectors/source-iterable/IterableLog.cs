using Microsoft.Extensions.Logging;

namespace Connectors.Iterable;

/// <summary>What this connector tells a reader of the log.</summary>
internal static partial class IterableLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "metadata: skipped the key {Key} of the table {Table}, which no longer exists."
    )]
    public static partial void MetadataGone(this ILogger logger, string table, string key);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: Iterable sent {Read} records and says that there are {Expected}. Some may have come or gone meanwhile."
    )]
    public static partial void CountDiffers(this ILogger logger, string stream, long read, long expected);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Stream}: Iterable does not export {DataType} to this project. There is nothing to read; deselect the stream, or ask Iterable for it."
    )]
    public static partial void NotLicensed(this ILogger logger, string stream, string dataType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The export job {Job} ended as {State}; it is started anew.")]
    public static partial void JobFailed(this ILogger logger, long job, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The export job {Job} could not be cancelled: {Reason}")]
    public static partial void JobNotCancelled(this ILogger logger, long job, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The export job {Job} of {DataType} was started.")]
    public static partial void JobStarted(this ILogger logger, long job, string dataType);
}
