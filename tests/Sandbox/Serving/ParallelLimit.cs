namespace Sandbox.Serving;

/// <summary>So many requests at once; one more is refused, not queued.</summary>
internal sealed class ParallelLimit(int? max)
{
    private int _inside;

    /// <summary>A place to be disposed when the request is done, or <c>null</c> when all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= (max ?? int.MaxValue))
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _inside);
        return null;
    }

    private sealed class Place(ParallelLimit limit) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limit._inside);
    }
}
