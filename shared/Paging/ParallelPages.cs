using System.Runtime.CompilerServices;
using Connectors.Records;

namespace Connectors.Paging;

/// <summary>Reads pages that are asked for one by one, some at once, and gives them out in the order of what was asked for.</summary>
public static class ParallelPages
{
    /// <summary>The pages of all <paramref name="items"/>. The caller disposes of each.</summary>
    /// <param name="items">What is asked for.</param>
    /// <param name="atOnce">How many requests run at once.</param>
    /// <param name="fetch">Asks for one; null where there is nothing.</param>
    /// <param name="cancellationToken">Stops the reading, and the pages that are on their way.</param>
    public static async IAsyncEnumerable<RecordPage> ReadAsync<T>(
        IEnumerable<T> items,
        int atOnce,
        Func<T, CancellationToken, Task<RecordPage?>> fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<Task<RecordPage?>>();
        try
        {
            foreach (var item in items)
            {
                if (ahead.Count == atOnce && await ahead.Dequeue() is { } page)
                {
                    yield return page;
                }

                ahead.Enqueue(fetch(item, abandoned.Token));
            }

            while (ahead.TryDequeue(out var next))
            {
                if (await next is { } page)
                {
                    yield return page;
                }
            }
        }
        finally
        {
            if (ahead.Count > 0)
            {
                await abandoned.CancelAsync();
                foreach (var left in ahead)
                {
                    await PagedReader.DiscardAsync(left);
                }
            }
        }
    }
}
