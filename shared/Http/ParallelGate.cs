namespace Connectors.Http;

/// <summary>
/// Lets so many requests run at once. Halves that number when the vendor refuses, since several vendors say "too many
/// connections" with a plain 503, and lets one more in for every ten seconds without a refusal.
/// </summary>
internal sealed class ParallelGate
{
    // As for the pace: what was refused within a second was refused to the same crowd.
    private static readonly TimeSpan RefusalsAreOne = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GrowAfter = TimeSpan.FromSeconds(10);

    private readonly int _maximum;
    private readonly TimeProvider _clock;
    private readonly bool _isSerialOnceRefused;
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _limit;
    private int _inside;
    private long? _changedAt;

    /// <summary>A gate that nobody went through yet.</summary>
    /// <param name="maximum">How many may be inside as long as nobody was refused.</param>
    /// <param name="clock">Measures how long nobody was refused.</param>
    /// <param name="isSerialOnceRefused">Whether one refusal makes it one at a time, for good.</param>
    public ParallelGate(int maximum, TimeProvider clock, bool isSerialOnceRefused = false)
    {
        _isSerialOnceRefused = isSerialOnceRefused;
        _maximum = maximum;
        _clock = clock;
        _limit = maximum;
    }

    /// <summary>How many may be inside now.</summary>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    /// <summary>Completes when the caller may go in; it must then <see cref="Leave"/>.</summary>
    public Task EnterAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            if (_inside < _limit)
            {
                _inside++;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return WaitAsync(turn, ct);
        }
    }

    /// <summary>Makes room for the next one.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _inside--;
            if (
                !_isSerialOnceRefused
                && _limit < _maximum
                && _changedAt is { } since
                && _clock.GetElapsedTime(since) >= GrowAfter
            )
            {
                _limit++;
                _changedAt = _clock.GetTimestamp();
            }

            while (_inside < _limit && _waiting.TryDequeue(out var next))
            {
                // One that was cancelled while it waited no longer wants in.
                if (next.TrySetResult())
                {
                    _inside++;
                }
            }
        }
    }

    /// <summary>The vendor refused: fewer from now on.</summary>
    public void Shrink()
    {
        lock (_gate)
        {
            if (_changedAt is { } since && _limit < _maximum && _clock.GetElapsedTime(since) < RefusalsAreOne)
            {
                return;
            }

            _limit = _isSerialOnceRefused ? 1 : Math.Max(1, _limit / 2);
            _changedAt = _clock.GetTimestamp();
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken ct)
    {
        using (ct.UnsafeRegister(static (source, token) => ((TaskCompletionSource)source!).TrySetCanceled(token), turn))
        {
            await turn.Task;
        }
    }
}
