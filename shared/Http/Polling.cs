using Connectors.Errors;

namespace Connectors.Http;

/// <summary>The pauses between looks at work that the vendor does in its own time: they grow, and end some day.</summary>
public sealed class Polling
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AllTogether = TimeSpan.FromHours(24);

    private readonly string _vendor;
    private readonly TimeProvider _clock;
    private readonly WaitBoard _waits;
    private readonly long _startedAt;
    private TimeSpan _next = First;

    internal Polling(string vendor, TimeProvider clock, WaitBoard waits)
    {
        _vendor = vendor;
        _clock = clock;
        _waits = waits;
        _startedAt = clock.GetTimestamp();
    }

    /// <summary>Waits until the next look is due.</summary>
    /// <param name="what">What is waited for, in a few words.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="ConnectorException">It takes longer than anybody would wait.</exception>
    public async Task PauseAsync(string what, CancellationToken ct)
    {
        if (_clock.GetElapsedTime(_startedAt) > AllTogether)
        {
            throw ConnectorException.Transient(
                $"{_vendor} did not finish {what} within {AllTogether.TotalHours:0} hours. Run again later."
            );
        }

        var pause = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        _waits.Announce(WaitReason.Retry, pause, $"{_vendor} is busy with {what}");
        await Task.Delay(pause, _clock, ct);
    }
}
