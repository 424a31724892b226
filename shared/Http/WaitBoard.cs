using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Tells the log and the scope of a wait, before it begins.</summary>
internal sealed class WaitBoard(TimeProvider clock, ILogger logger)
{
    public void Announce(WaitReason reason, TimeSpan wait, string text)
    {
        HttpLog.Waiting(logger, wait.TotalSeconds, text);
        CallScope.Current?.Waiting?.Invoke(new Wait(reason, clock.GetUtcNow() + wait, text));
    }
}
