namespace Connectors.Support;

/// <summary>
/// A clock on which each wait ends at once: it is remembered in <see cref="Waits"/> and moves the time by its length. A timer
/// that belongs to a <see cref="CancellationTokenSource"/> is a time-out and no wait: it runs out only by <see cref="Advance"/>,
/// as do periodic timers.
/// </summary>
public sealed class InstantClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<PendingTimer> _pending = [];
    private readonly List<Watcher> _watchers = [];
    private DateTimeOffset _now;

    /// <summary>Starts at <paramref name="start"/>, else at the beginning of 2026.</summary>
    public InstantClock(DateTimeOffset? start = null) =>
        _now = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The waits so far, in the order in which they began.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>When true, waits do not end by themselves but by <see cref="Advance"/>.</summary>
    public bool Holds { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>
    /// Completes when <paramref name="count"/> time-outs or held waits of exactly <paramref name="span"/> run at once; fails
    /// after half a minute of real time, so that a test ends in which nobody waits so.
    /// </summary>
    public Task PendingAsync(TimeSpan span, int count = 1)
    {
        lock (_gate)
        {
            var watcher = new Watcher(span, count);
            _watchers.Add(watcher);
            TellWatchers();
            return watcher.Seen.Task.WaitAsync(TimeSpan.FromSeconds(30), System);
        }
    }

    /// <summary>Moves the time; what falls due on the way is called in its order.</summary>
    public void Advance(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = end;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new PendingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void TellWatchers()
    {
        foreach (var watcher in _watchers.Where(w => _pending.Count(timer => timer.Span == w.Span) >= w.Count).ToList())
        {
            watcher.Seen.TrySetResult();
            _watchers.Remove(watcher);
        }
    }

    private PendingTimer? NextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _pending.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            _pending.Remove(next);
            if (next.Period != Timeout.InfiniteTimeSpan)
            {
                next.Due += next.Period;
                _pending.Add(next);
            }

            return next;
        }
    }

    private sealed record Watcher(TimeSpan Span, int Count)
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class PendingTimer(InstantClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Span { get; private set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._pending.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                var isWait = state is not CancellationTokenSource && period == Timeout.InfiniteTimeSpan;
                if (isWait)
                {
                    clock._waits.Add(dueTime);
                }

                (Due, Span, Period) = (clock._now + dueTime, dueTime, period);
                if (!isWait || clock.Holds)
                {
                    clock._pending.Add(this);
                    clock.TellWatchers();
                    return true;
                }

                clock._now = Due;
            }

            callback(state);
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._pending.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
