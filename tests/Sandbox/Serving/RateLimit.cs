namespace Sandbox.Serving;

/// <summary>So many requests within any second, the strictest reading of a limit per second.</summary>
internal sealed class RateLimit(int? perSecond, TimeProvider time)
{
    private readonly Queue<long> _taken = new();
    private readonly Lock _lock = new();

    /// <summary>Counts a request; a refused one does not count.</summary>
    public bool TryTake()
    {
        if (perSecond is null)
        {
            return true;
        }

        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_taken.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= perSecond)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }
}
