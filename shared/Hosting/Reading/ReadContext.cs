using Connectors.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>What all groups of one run share.</summary>
internal sealed class ReadContext(MessageWriter writer, ILogger logger, TimeProvider clock, CancellationToken stop)
{
    private readonly Lock _lock = new();
    private readonly List<(StreamDescriptor Stream, Exception Cause)> _failures = [];
    private int _open;

    public MessageWriter Writer => writer;

    public ILogger Logger => logger;

    public TimeProvider Clock => clock;

    /// <summary>Why streams failed, in the order of their failures.</summary>
    public IReadOnlyList<(StreamDescriptor Stream, Exception Cause)> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    /// <summary>Whether only one stream is being read just now.</summary>
    public bool IsAlone() => Volatile.Read(ref _open) <= 1;

    /// <summary>So many streams begin, or end when negative.</summary>
    public void CountOpen(int streams) => Interlocked.Add(ref _open, streams);

    /// <summary>
    /// A stream failed. The log says so at once; the TRACE is held back until the others have ended, since some runners
    /// abort at the first one (airbyte-protocol 2.4).
    /// </summary>
    public void Fail(StreamDescriptor stream, Exception cause)
    {
        logger.StreamFailed(stream.Name, cause.Message, cause);
        lock (_lock)
        {
            _failures.Add((stream, cause));
        }
    }

    /// <summary>Whether an exception ends the whole run and not one stream: a signal, or an output that nobody reads.</summary>
    public bool IsOver(Exception e) =>
        e is OutputFailedException
        || stop.IsCancellationRequested
        || (e is AggregateException all && all.InnerExceptions.Any(IsOver));
}
