using System.Runtime.CompilerServices;
using Connectors.Records;

namespace Connectors.Paging;

/// <summary>Reads one page after the other, each asked for as soon as the one before says where it is.</summary>
public static class PagedReader
{
    /// <summary>
    /// All pages from <paramref name="token"/> on. While the caller writes a page the next one is already on its way, and
    /// only that one: memory holds two pages. The caller disposes of each page.
    /// </summary>
    /// <param name="fetch">Asks for the page of a token; null means the first.</param>
    /// <param name="rule">What comes after a page.</param>
    /// <param name="token">Where to begin; null for the beginning.</param>
    /// <param name="cancellationToken">Stops the reading, and the page that is on its way.</param>
    public static async IAsyncEnumerable<RecordPage> ReadAsync(
        Func<string?, CancellationToken, Task<RecordPage>> fetch,
        NextPage rule,
        string? token,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<RecordPage>? ahead = fetch(token, abandoned.Token);
        try
        {
            while (ahead is not null)
            {
                var page = await ahead;
                ahead = null;
                try
                {
                    token = page.NextToken = rule.After(page, token);
                    ahead = token is null ? null : fetch(token, abandoned.Token);
                }
                catch
                {
                    page.Dispose();
                    throw;
                }

                yield return page;
            }
        }
        finally
        {
            if (ahead is not null)
            {
                await abandoned.CancelAsync();
                await DiscardAsync(ahead);
            }
        }
    }

    /// <summary>Waits for the end of a page that nobody wants any longer.</summary>
    internal static async Task DiscardAsync<TPage>(Task<TPage> ahead)
        where TPage : IDisposable?
    {
        await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ahead.IsCompletedSuccessfully)
        {
            (await ahead)?.Dispose();
        }
    }
}
