using Connectors.Errors;
using Connectors.Protocol;

namespace Connectors.Hosting;

/// <summary>
/// The TRACE ERRORs that were held back while other streams were read, and a closing one (airbyte-protocol 2.4). What may
/// pass by itself comes first: the platform does not try a run again whose earliest failure is the user's to mend.
/// </summary>
internal sealed class FailureReport(Surroundings surroundings)
{
    /// <summary>Writes one TRACE for each failure, and one for the run.</summary>
    public void Write(IReadOnlyList<(StreamDescriptor Stream, Exception Cause)> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        var at = surroundings.Clock.GetUtcNow();
        var ordered = failures.OrderBy(failure => TypeOf(failure.Cause) == FailureType.ConfigError);
        foreach (var (stream, cause) in ordered)
        {
            surroundings.Writer.Write(ErrorTrace.Of(cause, stream, at, surroundings.Text));
            at = at.AddMilliseconds(1);
        }

        surroundings.Writer.Write(ErrorTrace.Of(Closing(failures), stream: null, at, surroundings.Text));
    }

    private static ConnectorException Closing(IReadOnlyList<(StreamDescriptor Stream, Exception Cause)> failures)
    {
        // The most hopeful type wins: one wrong option must not keep the other streams from another attempt.
        var types = failures.Select(failure => TypeOf(failure.Cause)).ToHashSet();
        var type =
            types.Contains(FailureType.TransientError) ? FailureType.TransientError
            : types.Contains(FailureType.SystemError) ? FailureType.SystemError
            : FailureType.ConfigError;
        var names = string.Join(", ", failures.Select(failure => failure.Stream.Name));
        return new ConnectorException(type, $"Not all streams were read in full: {names}. Their own messages say why.");
    }

    private static FailureType TypeOf(Exception cause) =>
        (cause as ConnectorException)?.FailureType ?? FailureType.SystemError;
}
