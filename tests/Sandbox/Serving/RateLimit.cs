namespace Sandbox.Serving;

/// <summary>So many requests within any period, the strictest reading of a limit per second or minute.</summary>
internal sealed class RateLimit(int permits, TimeSpan period, TimeProvider time)
{
    private readonly Queue<long> _taken = new();
    private readonly Lock _lock = new();

    /// <summary>Counts a request; a refused one does not count.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_taken.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= period)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= permits)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }
}
