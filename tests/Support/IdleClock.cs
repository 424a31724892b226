using System.Diagnostics;

namespace Connectors.Support;

/// <summary>
/// A clock for programs that talk to each other inside of the test: it stands still while anybody works, and leaps to the next
/// timer when all of them wait. So hours of waiting pass in seconds, in the order in which they would. Periodic timers are
/// called on the way, but are no reason to stop. For tests that run alone, since it looks at the threads of the process.
/// </summary>
public sealed class IdleClock : TimeProvider, IDisposable
{
    /// <summary>So often in a row nobody may be seen at work; a byte on its way between two sockets is seen by nobody.</summary>
    private const int Looks = 5;

    /// <summary>Whoever works takes a processor; looking takes a little of one, too.</summary>
    private const double Working = 0.3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _pump;
    private DateTimeOffset _now;

    /// <summary>Whether somebody works who cannot be seen, such as a request between two sockets; null for nobody.</summary>
    public Func<bool>? IsBusy { get; set; }

    /// <summary>Starts at <paramref name="start"/>.</summary>
    public IdleClock(DateTimeOffset start)
    {
        _now = start;
        _pump = new Thread(Pump) { IsBackground = true, Name = nameof(IdleClock) };
        _pump.Start();
    }

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

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stops the clock.</summary>
    public void Dispose()
    {
        _ended.Set();
        _pump.Join();
        _ended.Dispose();
    }

    private void Pump()
    {
        var quiet = 0;
        var last = Look();
        while (!_ended.Wait(BetweenLooks))
        {
            var look = Look();
            var isQuiet =
                ThreadPool.PendingWorkItemCount == 0
                && IsBusy?.Invoke() is not true
                && look.Completed == last.Completed
                && look.Used - last.Used < Working * Stopwatch.GetElapsedTime(last.At, look.At);
            last = look;
            quiet = isQuiet ? quiet + 1 : 0;
            if (quiet >= Looks)
            {
                quiet = 0;
                Leap();
            }
        }
    }

    private static (long At, long Completed, TimeSpan Used) Look() =>
        (Stopwatch.GetTimestamp(), ThreadPool.CompletedWorkItemCount, Environment.CpuUsage.TotalTime);

    /// <summary>To the next timer that is no periodic one, calling those on the way.</summary>
    private void Leap()
    {
        DateTimeOffset? target;
        lock (_gate)
        {
            target = _timers.Where(timer => !timer.IsPeriodic).Min(timer => (DateTimeOffset?)timer.Due);
        }

        while (target is { } end && NextDue(end) is { } due)
        {
            due.Fire();
        }
    }

    private Timer? NextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            if (next.IsPeriodic)
            {
                next.Due += next.Period;
            }
            else
            {
                _timers.Remove(next);
            }

            return next;
        }
    }

    private sealed class Timer(IdleClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public bool IsPeriodic => Period != Timeout.InfiniteTimeSpan;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    (Due, Period) = (clock._now + dueTime, period);
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
