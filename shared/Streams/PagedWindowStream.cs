using System.Runtime.CompilerServices;
using Connectors.Paging;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// A stream that is asked for by windows of time, each of which comes in numbered pages up to an empty one. Each page stands
/// for itself and is given out when it has arrived, one ahead of the one that is being written. Windows are half-open,
/// contiguous and of whole seconds, and the state moves at the end of each, also of one without records.
/// </summary>
/// <param name="spec">What the stream is to the outside.</param>
/// <param name="span">From when to when.</param>
/// <param name="rules">How long windows are, which goes by their number of records.</param>
/// <param name="open">Begins a read: gives what asks for the page of a window, and leaves out what the overlap says is there already.</param>
/// <param name="clock">Tells how late it is.</param>
public sealed class PagedWindowStream(
    StreamSpec spec,
    WindowSpan span,
    WindowRules rules,
    Func<WindowOverlap, Func<InstantWindow, int, CancellationToken, Task<RecordPage>>> open,
    TimeProvider clock
) : SourceStream
{
    /// <inheritdoc/>
    public override StreamSpec Spec => spec;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var saved = WindowSpan.Saved(spec, request);
        var until = span.Until(clock.GetUtcNow());
        var width = rules.First;
        if (Window(span.From(saved, request)) is not { } first)
        {
            yield break;
        }

        var overlap = new WindowOverlap();
        overlap.Begin(first);
        var read = open(overlap);
        long records = 0;
        var pages = PagedReader.ReadAsync(
            new Place(first, Token: null),
            (place, ct) => read(place.Window, NextPage.PageOf(place.Token), ct),
            Next,
            cancellationToken
        );
        await foreach (var page in pages)
        {
            yield return page;
        }

        Place? Next(RecordPage page, Place place)
        {
            records += page.Count;
            if (NextPage.UntilEmpty.After(page, place.Token) is { } token)
            {
                return place with { Token = token };
            }

            page.Checkpoint = span.Save(spec, saved, place.Window);
            overlap.Pass();
            width = rules.After(width, records);
            records = 0;
            if (Window(place.Window.Until) is not { } following)
            {
                return null;
            }

            overlap.Begin(following);
            return new Place(following, Token: null);
        }

        InstantWindow? Window(DateTimeOffset from) =>
            from >= until ? null : new InstantWindow(from, until - from > width ? from + width : until);
    }

    /// <summary>Where a page is: in which window, and behind which page of it.</summary>
    private readonly record struct Place(InstantWindow Window, string? Token);
}
