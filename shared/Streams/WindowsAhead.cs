namespace Connectors.Streams;

/// <summary>
/// How many windows may be on their way before it is their turn, over all streams that share this: so one stream alone keeps
/// its vendor busy while bodies still arrive, and many together do not ask for more than they can take in.
/// </summary>
/// <param name="permits">That number.</param>
public sealed class WindowsAhead(int permits)
{
    private int _left = permits;

    /// <summary>Takes a permit if there is one; it must then be given back.</summary>
    internal bool TryTake()
    {
        if (Interlocked.Decrement(ref _left) >= 0)
        {
            return true;
        }

        GiveBack();
        return false;
    }

    internal void GiveBack() => Interlocked.Increment(ref _left);
}
