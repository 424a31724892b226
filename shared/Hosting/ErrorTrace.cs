using Connectors.Errors;
using Connectors.Logging;
using Connectors.Protocol;

namespace Connectors.Hosting;

/// <summary>Turns an exception into the TRACE ERROR that tells of it (airbyte-protocol 2.4).</summary>
internal static class ErrorTrace
{
    /// <summary>The message, redacted and cut.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="stream">The stream that failed, or null when it was the run.</param>
    /// <param name="at">The time that it carries: of several, the earliest decides whether the platform tries again.</param>
    /// <param name="text">What redacts.</param>
    public static TraceMessage Of(Exception exception, StreamDescriptor? stream, DateTimeOffset at, OutgoingText text)
    {
        var cause = Unwrap(exception);
        var known = cause as ConnectorException;
        return TraceMessage.OfError(
            at,
            new TraceError
            {
                Message = text.Message(MessageOf(cause, stream)),
                InternalMessage = text.Message(
                    known is null ? $"{cause.GetType().Name}: {cause.Message}" : Detail(known)
                ),
                StackTrace = text.StackTrace(exception.ToString()),
                FailureType = TypeOf(known?.FailureType ?? FailureType.SystemError),
                Stream = stream,
            }
        );
    }

    /// <summary>What a user is told about a failure; the text of an unexpected exception would not help him.</summary>
    public static string MessageOf(Exception exception, StreamDescriptor? stream) =>
        Unwrap(exception) switch
        {
            ConnectorException known => known.Message,
            IOException e => $"What was read cannot be kept: {e.Message.TrimEnd('.')}.",
            _ => Defect(stream),
        };

    /// <summary>The protocol's word for a failure type.</summary>
    public static TraceFailureType TypeOf(FailureType type) =>
        type switch
        {
            FailureType.ConfigError => TraceFailureType.ConfigError,
            FailureType.TransientError => TraceFailureType.TransientError,
            _ => TraceFailureType.SystemError,
        };

    private static string Defect(StreamDescriptor? stream) =>
        (stream is null ? "The run" : $"Stream \"{stream.Name}\"")
        + " failed on something that the connector did not expect. Run it again; if that does not help, report it together"
        + " with the log of a run with LOG_LEVEL=debug.";

    private static string Detail(ConnectorException known) =>
        known.Detail ?? known.InnerException?.Message ?? known.Message;

    private static Exception Unwrap(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? Unwrap(only) : exception;
}
