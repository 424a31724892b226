namespace Connectors.Hosting.Reading;

/// <summary>
/// Gives out the groups of a run to so many workers, in the catalog's order but for one thing: streams that wait long for the
/// limit of one endpoint share the workers with all others, and do not keep them.
/// </summary>
internal sealed class FairQueue(IEnumerable<GroupReader> readers)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<GroupReader> _waiting = new(readers);
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="read"/> for every group; the first exception ends all.</summary>
    public async Task RunAsync(
        int workers,
        Func<GroupReader, CancellationToken, Task> read,
        CancellationToken cancellationToken
    )
    {
        var most = Math.Min(workers, _waiting.Count);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, most),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, most), CancellationToken = cancellationToken },
            async (_, ct) =>
            {
                while (Take() is { } reader)
                {
                    await read(reader, ct);
                    Leave(reader);
                }
            }
        );
    }

    /// <summary>The first one of the lane that has the fewest running.</summary>
    private GroupReader? Take()
    {
        lock (_lock)
        {
            var next = _waiting.MinBy(reader => _running.GetValueOrDefault(reader.Lane));
            if (next is not null)
            {
                _waiting.Remove(next);
                _running[next.Lane] = _running.GetValueOrDefault(next.Lane) + 1;
            }

            return next;
        }
    }

    private void Leave(GroupReader reader)
    {
        lock (_lock)
        {
            _running[reader.Lane]--;
        }
    }
}
