using Connectors.Errors;

namespace Connectors.Hosting;

/// <summary>Stops a run before the kernel does: a bare exit 137 tells nobody what to do (airbyte-protocol 5.4).</summary>
internal sealed class MemoryWatch : IDisposable
{
    /// <summary>The share of the limit at which a run is stopped.</summary>
    public const double Threshold = 0.92;

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly CgroupMemory _memory;
    private readonly Action _collect;
    private readonly CancellationTokenSource _exceeded = new();
    private readonly ITimer _timer;
    private volatile ConnectorException? _failure;

    private MemoryWatch(CgroupMemory memory, TimeProvider clock, Action collect)
    {
        (_memory, _collect) = (memory, collect);
        _timer = clock.CreateTimer(_ => Look(), null, _interval, _interval);
    }

    /// <summary>Cancelled when memory runs short; <see cref="Failure"/> is set before.</summary>
    public CancellationToken Exceeded => _exceeded.Token;

    /// <summary>What to report, or null as long as there is memory enough.</summary>
    public ConnectorException? Failure => _failure;

    /// <summary>Begins to look once a second; null where there is no limit.</summary>
    public static MemoryWatch? Start(TimeProvider clock) => Start(CgroupMemory.Find(), clock, Collect);

    /// <summary>The same on given files, with a given way to make room.</summary>
    internal static MemoryWatch? Start(CgroupMemory? memory, TimeProvider clock, Action collect) =>
        memory is null ? null : new MemoryWatch(memory, clock, collect);

    public void Dispose()
    {
        _timer.Dispose();
        _exceeded.Dispose();
    }

    private void Look()
    {
        if (_failure is not null || !IsShort())
        {
            return;
        }

        // What is counted may be garbage; a run is not given up for that.
        _collect();
        if (IsShort())
        {
            const long mebi = 1024 * 1024;
            _failure = ConnectorException.System(
                $"The connector stopped because its memory was running out ({_memory.Used() / mebi} of {_memory.Limit / mebi} MiB in use). "
                    + "Raise the container's memory limit, or lower num_workers."
            );
            _ = _exceeded.CancelAsync();
        }
    }

    private bool IsShort() => _memory.Used() >= _memory.Limit * Threshold;

    private static void Collect() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
