using Connectors.Records;

namespace Connectors.Hosting.Reading;

/// <summary>
/// Keeps small pages back for a moment where several streams write at once, since some runners load anew at each switch of
/// stream (airbyte-protocol 3.7): about a thousand records of one stream go out together.
/// </summary>
/// <param name="write">Writes pages; they are disposed of afterwards.</param>
/// <param name="isAlone">Whether nobody else writes just now, so that holding back gains nothing.</param>
/// <param name="clock">Measures how long a page is kept.</param>
internal sealed class PageHold(Action<IReadOnlyList<RecordPage>> write, Func<bool> isAlone, TimeProvider clock)
    : IDisposable
{
    private const int EnoughRecords = 1000;
    private const int EnoughPages = 64;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<RecordPage> _pages = [];
    private long _records;
    private DateTimeOffset _since;

    /// <summary>Takes over a page.</summary>
    public void Add(RecordPage page)
    {
        lock (_lock)
        {
            if (_pages.Count == 0)
            {
                _since = clock.GetUtcNow();
            }

            _pages.Add(page);
            _records += page.Count;
            if (_records >= EnoughRecords || _pages.Count >= EnoughPages || !page.IsInMemory || isAlone())
            {
                Release();
            }
        }
    }

    /// <summary>Writes what is kept.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            Release();
        }
    }

    /// <summary>Writes what is kept for long enough.</summary>
    public void FlushOld()
    {
        lock (_lock)
        {
            if (_pages.Count > 0 && clock.GetUtcNow() - _since >= LongEnough)
            {
                Release();
            }
        }
    }

    /// <summary>Gives up what is kept; it was not written, and its STATE was not either.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    private void Release()
    {
        try
        {
            write(_pages);
        }
        finally
        {
            Clear();
        }
    }

    private void Clear()
    {
        _pages.ForEach(page => page.Dispose());
        _pages.Clear();
        _records = 0;
    }
}
