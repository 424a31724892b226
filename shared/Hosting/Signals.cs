using System.Runtime.InteropServices;

namespace Connectors.Hosting;

/// <summary>
/// SIGTERM and SIGINT stop a run softly, and then end it as the signal would have (airbyte-protocol 5.6). It stays installed until
/// the process is gone: without a handler a late signal would turn a given answer into a failure.
/// </summary>
internal sealed class Signals : IDisposable
{
    /// <summary>How long a run may take to say its last words; runners kill after ten seconds.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Action<int> _exit;
    private readonly Func<PosixSignal, int> _die;
    private readonly ITimer _deadline;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private bool _isAnswered;

    /// <summary>For tests: the ways to end the process are given.</summary>
    internal Signals(TimeProvider clock, Action<int> exit, Func<PosixSignal, int> die)
    {
        (_exit, _die) = (exit, die);
        _deadline = clock.CreateTimer(
            _ => exit(EndBySignal()),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The first signal, or null.</summary>
    public PosixSignal? Received { get; private set; }

    /// <summary>Listens from now on.</summary>
    public static Signals Install(TimeProvider clock)
    {
        var signals = new Signals(clock, LibC.ExitNow, SignalDeath.Die);
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT])
        {
            signals._registrations.Add(PosixSignalRegistration.Create(signal, signals.OnSignal));
        }

        return signals;
    }

    /// <summary>
    /// To be called when the one answer of spec, check or discover has been flushed, before anything else: from now on a
    /// signal ends the process at once with 0, and one that came just before is of no account. Some runners terminate as
    /// soon as they have read the line.
    /// </summary>
    public void Answered()
    {
        lock (_lock)
        {
            _isAnswered = true;
            _deadline.Dispose();
        }
    }

    /// <summary>
    /// Ends the process by the signal that was received, so that the parent sees it die of it. Returns only where that
    /// cannot be (PID 1): with the exit code to leave with, 143 or 130.
    /// </summary>
    public int EndBySignal() => _die(Received ?? PosixSignal.SIGTERM);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _deadline.Dispose();
        _stop.Dispose();
    }

    /// <summary>Takes in one signal.</summary>
    internal void OnSignal(PosixSignal signal)
    {
        lock (_lock)
        {
            if (_isAnswered)
            {
                _exit(0);
                return;
            }

            if (Received is not null)
            {
                return;
            }

            Received = signal;
            _deadline.Change(Grace, Timeout.InfiniteTimeSpan);
        }

        // Not Cancel(): what is registered there may throw, and this is the runtime's thread.
        _ = _stop.CancelAsync();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        OnSignal(context.Signal);
    }
}
