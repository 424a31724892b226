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
    public static IAsyncEnumerable<RecordPage> ReadAsync(
        Func<string?, CancellationToken, Task<RecordPage>> fetch,
        NextPage rule,
        string? token,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            new TokenPlace(token),
            (place, ct) => fetch(place.Token, ct),
            (page, place) => (page.NextToken = rule.After(page, place.Token)) is { } next ? new TokenPlace(next) : null,
            cancellationToken
        );

    /// <summary>The same, for places that are more than a token.</summary>
    /// <param name="first">Where to begin.</param>
    /// <param name="fetch">Asks for the page of a place.</param>
    /// <param name="next">The place after a page that arrived; null where it was the last.</param>
    /// <param name="cancellationToken">Stops the reading, and the page that is on its way.</param>
    public static async IAsyncEnumerable<RecordPage> ReadAsync<TPlace>(
        TPlace first,
        Func<TPlace, CancellationToken, Task<RecordPage>> fetch,
        Func<RecordPage, TPlace, TPlace?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TPlace : struct
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var place = first;
        Task<RecordPage>? ahead = fetch(place, abandoned.Token);
        try
        {
            while (ahead is not null)
            {
                var page = await ahead;
                ahead = null;
                try
                {
                    if (next(page, place) is { } following)
                    {
                        place = following;
                        ahead = fetch(place, abandoned.Token);
                    }
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

    private readonly record struct TokenPlace(string? Token);
}
