namespace Sandbox.Serving;

/// <summary>So many requests within any period, the strictest reading of a limit per second or minute.</summary>
internal sealed class RateLimit(int permits, TimeSpan period, TimeProvider time)
{
    private readonly Queue<long> _taken = new();
    private readonly Lock _lock = new();

    /// <summary>Counts a request and says how it stands; a refused one does not count.</summary>
    public RateStanding Take()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_taken.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= period)
            {
                _taken.Dequeue();
            }

            var isRefused = _taken.Count >= permits;
            if (!isRefused)
            {
                _taken.Enqueue(now);
            }

            var reset = _taken.TryPeek(out var first) ? period - time.GetElapsedTime(first, now) : period;
            return new RateStanding(permits, permits - _taken.Count, reset, isRefused);
        }
    }
}
