using System.Globalization;

namespace Sandbox.Bench;

/// <summary>What the process has spent since the first page, or since the last reset.</summary>
internal sealed class BenchStatistics
{
    private readonly Lock _lock = new();
    private long _pages;
    private long _bytes;
    private long _calls;
    private TimeSpan _before;

    public BenchStatistics() => Reset();

    public void Count(int bytes)
    {
        Interlocked.Increment(ref _pages);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A reply of any number of pages, also none.</summary>
    public void CountCall() => Interlocked.Increment(ref _calls);

    public void Reset()
    {
        lock (_lock)
        {
            _pages = 0;
            _bytes = 0;
            _calls = 0;
            _before = Environment.CpuUsage.TotalTime;
        }
    }

    public string ToJson()
    {
        lock (_lock)
        {
            var pages = Interlocked.Read(ref _pages);
            var spent = Environment.CpuUsage.TotalTime - _before;
            var each = pages == 0 ? 0 : spent.TotalMicroseconds / pages;
            return string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"calls":{{Interlocked.Read(
                    ref _calls
                )}},"pages":{{pages}},"bytes":{{Interlocked.Read(
                    ref _bytes
                )}},"cpu_microseconds_per_page":{{each:0.0}}}"""
            );
        }
    }
}
