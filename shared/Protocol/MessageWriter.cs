using System.Text.Json;

namespace Connectors.Protocol;

/// <summary>
/// Owns standard output: everything that a run says goes through here, whole line after whole line, in the order of the
/// calls, so that no STATE overtakes its records. Safe for several threads; each call holds one lock.
/// </summary>
/// <remarks>
/// Every method may throw <see cref="OutputClosedException"/> or <see cref="OutputFailedException"/>; from then on nothing is
/// written and each further call throws the same.
/// </remarks>
internal sealed class MessageWriter : IDisposable
{
    /// <summary>How long a record may stay in the buffer (airbyte-protocol 2.2): held lines look like a dead connector.</summary>
    public static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly GuardedOutput _output;
    private readonly OutputBuffer _buffer;
    private readonly ITimer _timer;
    private bool _isTimerSet;

    /// <summary>Begins to write; the clock's timer bounds how long lines are held.</summary>
    public MessageWriter(IOutput output, TimeProvider clock)
    {
        _output = new GuardedOutput(output);
        _buffer = new OutputBuffer(_output);
        _timer = clock.CreateTimer(_ => FlushOnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the output failed, also when nobody was writing just then: the run has no more purpose.</summary>
    public CancellationToken Broken => _output.Broken;

    /// <summary>Writes one message, and everything before it, at once.</summary>
    public void Write(AirbyteMessage message)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Ascii.AirbyteMessage);
        lock (_lock)
        {
            _output.ThrowIfBroken();
            _buffer.AppendLine(json, default, default);
            _buffer.Flush();
        }
    }

    /// <summary>
    /// Begins a batch of lines given as bytes (records). Nobody else can write until it is disposed, so it should hold about
    /// a page. Lines are buffered and leave when the buffer is full, with the next message, or after
    /// <see cref="FlushInterval"/>.
    /// </summary>
    public LineBatch BeginLines()
    {
        _lock.Enter();
        try
        {
            _output.ThrowIfBroken();
            return new LineBatch(this, _buffer);
        }
        catch
        {
            _lock.Exit();
            throw;
        }
    }

    /// <summary>Writes what is held; to be called before every wait.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            _output.ThrowIfBroken();
            _buffer.Flush();
        }
    }

    /// <summary>Writes what is held, as far as that is possible, and stops the timer.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        FlushOnTime();
        _output.Dispose();
    }

    /// <summary>Ends a batch; called by it.</summary>
    internal void EndLines()
    {
        try
        {
            if (_output.IsBroken)
            {
                return;
            }

            _buffer.AbandonLine();
            if (_buffer.HasBytes && !_isTimerSet)
            {
                _isTimerSet = true;
                _timer.Change(FlushInterval, Timeout.InfiniteTimeSpan);
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    private void FlushOnTime()
    {
        try
        {
            lock (_lock)
            {
                _isTimerSet = false;
                _buffer.Flush();
            }
        }
        catch (OutputFailedException)
        {
            // Nobody is there to catch it on a timer's thread; Broken is cancelled and the next call throws.
        }
    }
}
