using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;

namespace Connectors.Streams;

/// <summary>
/// A list that the vendor sorts by the cursor, oldest first: there each page is a finished slice, and may be saved as such.
/// The state is <c>{"&lt;cursor&gt;": latest value, "pages": n}</c>, plus <c>resume</c> as long as a run is unfinished.
/// </summary>
/// <param name="start">From where a first run reads.</param>
/// <param name="lookBack">How far before the saved value a later run begins, since the vendor changes records in hindsight.</param>
/// <param name="clock">Tells what lies in the future.</param>
public abstract class SortedListStream(StartDate start, TimeSpan lookBack, TimeProvider clock) : SourceStream
{
    /// <summary>All pages from an instant on, or from the place of <paramref name="token"/> in a list that began there.</summary>
    /// <param name="from">The instant; inclusive.</param>
    /// <param name="token">Where an unfinished run stopped; null for the beginning of the list.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    protected abstract IAsyncEnumerable<RecordPage> ReadAsync(
        DateTimeOffset from,
        string? token,
        CancellationToken cancellationToken
    );

    /// <summary>Whether the vendor no longer knows the place where an unfinished run stopped.</summary>
    protected abstract bool IsRefusedToken(ConnectorException exception);

    /// <inheritdoc/>
    public override bool GoesOnFrom(StreamSpec spec, JsonElement state) =>
        base.GoesOnFrom(spec, state) || state.TryGetProperty("resume", out _);

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var position = new SortedListPosition(Spec, request.State, clock);
        var from = position.From(start.InstantUtc, request.IsIncremental ? lookBack : TimeSpan.Zero);
        if (from > clock.GetUtcNow())
        {
            yield break;
        }

        await using var pages = await OpenAsync(position, from, cancellationToken);
        while (pages.Current is { } page)
        {
            try
            {
                position.Pass(page);
                page.Checkpoint = position.Save(page.NextToken);
            }
            catch
            {
                page.Dispose();
                throw;
            }

            yield return page;
            await pages.MoveNextAsync();
        }
    }

    /// <summary>The pages from where an unfinished run stopped, or where that is refused, from the beginning of the list.</summary>
    private async Task<PageEnumerator> OpenAsync(
        SortedListPosition position,
        DateTimeOffset from,
        CancellationToken cancellationToken
    )
    {
        if (position.Resume is { } resume)
        {
            var resumed = new PageEnumerator(ReadAsync(resume.From, resume.Token, cancellationToken));
            try
            {
                await resumed.MoveNextAsync();
                position.Begin(resume.From);
                return resumed;
            }
            catch (ConnectorException refused) when (IsRefusedToken(refused))
            {
                await resumed.DisposeAsync();
            }
        }

        var pages = new PageEnumerator(ReadAsync(from, token: null, cancellationToken));
        await pages.MoveNextAsync();
        position.Begin(from);
        return pages;
    }

    /// <summary>Pages whose first one is fetched before anybody is told of them.</summary>
    private sealed class PageEnumerator(IAsyncEnumerable<RecordPage> pages) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<RecordPage> _pages = pages.GetAsyncEnumerator();

        /// <summary>The page reached; null at the end.</summary>
        public RecordPage? Current { get; private set; }

        public async Task MoveNextAsync() => Current = await _pages.MoveNextAsync() ? _pages.Current : null;

        public ValueTask DisposeAsync() => _pages.DisposeAsync();
    }
}
