namespace Connectors.Http;

/// <summary>
/// Keeps one <see cref="RateLimit"/> by telling each request how long to wait (the generic cell rate algorithm: one instant
/// is all its state). <c>System.Threading.RateLimiting</c> has no <see cref="TimeProvider"/>, and its limiters cannot be
/// slowed down. Without a limit it only keeps the pauses that the vendor asks for.
/// </summary>
internal sealed class Pacer(RateLimit? limit, double factor, TimeProvider clock)
{
    private const double SlowDownTo = 0.7;
    private const double LeastSpeed = 0.05;
    private const double RecoveryStep = 0.05;

    // Refusals within one second answer requests that were all sent at the old pace: they count as one.
    private static readonly long RefusalsAreOneTicks = TimeSpan.TicksPerSecond;
    private static readonly long RecoveryTicks = 5 * TimeSpan.TicksPerSecond;

    // Timers count milliseconds and come late: a pace finer than this is kept on the average of so much time.
    private const double FinestTicks = 5 * TimeSpan.TicksPerMillisecond;

    private readonly Lock _gate = new();
    private readonly long _origin = clock.GetTimestamp();
    private readonly double _interval = limit is null ? 0 : limit.Period.Ticks / (limit.Permits * factor);
    private readonly double _burst = limit is null ? 0 : Math.Max(1, limit.Burst) - 1;

    private double _nextFree;
    private double _pausedUntil;
    private double _speed = 1;
    private double _speedChangedAt = -RefusalsAreOneTicks;

    /// <summary>Takes the next permit, and tells how long to wait before it may be used.</summary>
    public TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = Now();
            Recover(now);
            var step = _interval / _speed;
            var start = Math.Max(_nextFree, now);
            _nextFree = start + step;
            return Span(Math.Max(start - Tolerance(step), _pausedUntil) - now);
        }
    }

    /// <summary>What is left of the pause that the vendor asked for.</summary>
    public TimeSpan PauseLeft()
    {
        lock (_gate)
        {
            return Span(_pausedUntil - Now());
        }
    }

    /// <summary>Stops everybody for <paramref name="duration"/>; afterwards they go on at the pace, without a burst.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_gate)
        {
            _pausedUntil = Math.Max(_pausedUntil, Now() + duration.Ticks);
            _nextFree = Math.Max(_nextFree, _pausedUntil + Tolerance(_interval / _speed));
        }
    }

    /// <summary>
    /// Lowers the pace by three tenths, since others use up the same allowance; it comes back by a twentieth of the full pace
    /// every five seconds.
    /// </summary>
    public void SlowDown()
    {
        lock (_gate)
        {
            var now = Now();
            if (now - _speedChangedAt < RefusalsAreOneTicks)
            {
                return;
            }

            Recover(now);
            _speed = Math.Max(LeastSpeed, _speed * SlowDownTo);
            _speedChangedAt = now;
        }
    }

    private void Recover(double now)
    {
        if (_speed < 1 && now - _speedChangedAt >= RecoveryTicks)
        {
            var steps = Math.Floor((now - _speedChangedAt) / RecoveryTicks);
            _speed = Math.Min(1, _speed + (steps * RecoveryStep));
            _speedChangedAt += steps * RecoveryTicks;
        }
    }

    private double Tolerance(double step) => Math.Max(_burst * step, step is > 0 and < FinestTicks ? FinestTicks : 0);

    private double Now() => clock.GetElapsedTime(_origin).Ticks;

    // Rounded up, or a wait of 0.9 ms would be none.
    private static TimeSpan Span(double ticks) =>
        ticks <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(ticks / TimeSpan.TicksPerMillisecond));
}
