namespace Sandbox.Bronto;

/// <summary>A call that is under way in a session.</summary>
internal sealed class SessionUse(Action leave, bool isAlone) : IDisposable
{
    private int _left;

    public bool IsAlone => isAlone;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            leave();
        }
    }
}
