using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Protocol;
using Connectors.Records;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>
/// One selected stream on its way out: its statuses, records and STATEs, in the order that the protocol asks for (3.1, 3.3).
/// Safe for several threads, since children of one stream are read side by side and a clock looks in.
/// </summary>
internal sealed class StreamRun
{
    /// <summary>A STATE costs every runner a commit; more than one a second is noise.</summary>
    private static readonly TimeSpan StateInterval = TimeSpan.FromSeconds(1);

    /// <summary>Only RECORD and STATE tell a runner that a stream is alive (3.4).</summary>
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMinutes(10);

    private static readonly byte[] NoCursor = Encoding.ASCII.GetBytes("""{"__ab_no_cursor_state_message":true}""");

    private readonly Lock _lock = new();
    private readonly MessageWriter _writer;
    private readonly RecordEmitter _emitter;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly StreamDescriptor _descriptor;
    private ReadOnlyMemory<byte> _state;
    private bool _isStateDue = true;
    private long _recordsSinceState;
    private long _heartbeats;
    private DateTimeOffset _lastState;
    private DateTimeOffset _lastOutput;

    public StreamRun(Selected selected, MessageWriter writer, RecordEmitter emitter, ILogger logger, TimeProvider clock)
    {
        Selected = selected;
        _descriptor = selected.Descriptor;
        _writer = writer;
        _emitter = emitter;
        _logger = logger;
        _clock = clock;
        _state = selected.State is { } state
            ? JsonSerializer.SerializeToUtf8Bytes(state, ProtocolJson.Ascii.JsonElement)
            : NoCursor;
    }

    /// <summary>What the user selected.</summary>
    public Selected Selected { get; }

    /// <summary>Records written so far.</summary>
    public long Records { get; private set; }

    /// <summary>Where the stream stands.</summary>
    public StreamStatus? Status { get; private set; }

    /// <summary>Whether it was begun and has not ended.</summary>
    public bool IsOpen => Status is StreamStatus.Started or StreamStatus.Running;

    /// <summary>The last state that is safe to go on from, as text for the log.</summary>
    public string Position => Encoding.UTF8.GetString(_state.Span);

    /// <summary>Says STARTED.</summary>
    public void Start()
    {
        _lastState = _lastOutput = _clock.GetUtcNow();
        Say(StreamStatus.Started);
        _logger.StreamStarted(Selected.Name, Selected.State is null ? "the start" : Position);
    }

    /// <summary>Writes a page, and its checkpoint when one is due.</summary>
    public void Write(RecordPage page)
    {
        lock (_lock)
        {
            foreach (var batch in page.Batches())
            {
                if (Status == StreamStatus.Started && batch.Ranges.Length > 0)
                {
                    Say(StreamStatus.Running);
                }

                var written = _emitter.Write(batch, _writer);
                Records += written;
                _recordsSinceState += written;
                _lastOutput = written > 0 ? _clock.GetUtcNow() : _lastOutput;
            }

            if (page.Checkpoint is { } checkpoint)
            {
                _isStateDue |= _recordsSinceState > 0 || !checkpoint.Span.SequenceEqual(_state.Span);
                _state = checkpoint;
                if (_isStateDue && _clock.GetUtcNow() - _lastState >= StateInterval)
                {
                    SayState(_state);
                }
            }
        }
    }

    /// <summary>Ends the stream as read in full: a STATE for all that has none yet, then COMPLETE.</summary>
    /// <param name="requests">What it cost, for the log.</param>
    public void Complete(long requests)
    {
        lock (_lock)
        {
            if (Status == StreamStatus.Started)
            {
                Say(StreamStatus.Running);
            }

            if (_isStateDue || _recordsSinceState > 0)
            {
                SayState(_state);
            }

            _emitter.ReportUnknownFields(_logger);
            Say(StreamStatus.Complete);
        }

        _logger.StreamEnded(Selected.Name, Records, requests);
    }

    /// <summary>Ends the stream as not read in full; what is safe is saved first. The caller reports why.</summary>
    public void Abort()
    {
        lock (_lock)
        {
            if (!IsOpen)
            {
                return;
            }

            // Nothing but a checkpoint may be saved here: records after it would otherwise count as safe.
            if (_isStateDue && !_state.Span.SequenceEqual(NoCursor))
            {
                SayState(_state);
            }

            _emitter.ReportUnknownFields(_logger);
            Say(StreamStatus.Incomplete);
        }
    }

    /// <summary>Says that the stream waits for the vendor's limit.</summary>
    public void WaitForLimit(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (IsOpen)
            {
                Status = StreamStatus.Running;
                _writer.Write(
                    TraceMessage.OfStatus(
                        _clock.GetUtcNow(),
                        new StreamStatusTrace(
                            _descriptor,
                            StreamStatus.Running,
                            [StreamStatusReason.OfRateLimit(until)]
                        )
                    )
                );
            }
        }
    }

    /// <summary>Shows a runner that the stream lives, where it has said nothing for long: the safe state again, changed.</summary>
    public void Beat()
    {
        lock (_lock)
        {
            if (IsOpen && _clock.GetUtcNow() - _lastOutput >= HeartbeatInterval)
            {
                _heartbeats++;
                SayState(
                    Encoding.ASCII.GetBytes(
                        $"{Position[..^1]}{(Position.Length > 2 ? "," : "")}\"__heartbeat\":{_heartbeats}}}"
                    )
                );
                // The state itself is still to be said.
                _isStateDue = true;
            }
        }
    }

    private void SayState(ReadOnlyMemory<byte> state)
    {
        _writer.Write(StateMessage.OfStream(_descriptor, JsonElement.Parse(state.Span), _recordsSinceState));
        _recordsSinceState = 0;
        _isStateDue = false;
        _lastState = _lastOutput = _clock.GetUtcNow();
    }

    private void Say(StreamStatus status)
    {
        Status = status;
        _writer.Write(TraceMessage.OfStatus(_clock.GetUtcNow(), new StreamStatusTrace(_descriptor, status)));
    }
}
