using System.Runtime.CompilerServices;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// A stream that is asked for by windows of time, each of which is read whole before anything of it is given out. Windows are
/// half-open, contiguous and of whole seconds; they shrink where they do not arrive whole, and grow again. The state moves when
/// a window is done, and is its end: <c>{"&lt;cursor&gt;": "2024-03-05T08:00:00+00:00"}</c>, never past the end of the span.
/// </summary>
/// <param name="span">From when to when.</param>
/// <param name="rules">How long windows are.</param>
/// <param name="ahead">How many may be on their way before their turn; shared by the streams of one endpoint.</param>
/// <param name="clock">Tells how late it is.</param>
public abstract class InstantWindowStream(WindowSpan span, WindowRules rules, WindowsAhead ahead, TimeProvider clock)
    : SourceStream
{
    /// <summary>All records of one window, as one page. May run for several windows at once.</summary>
    protected abstract Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken);

    /// <summary>Told of a window that did not arrive whole and is asked for again in smaller ones. For the log; does nothing unless overridden.</summary>
    protected virtual void OnDivided(InstantWindow window, ConnectorException why)
    {
        // Nothing but what a stream adds.
    }

    /// <summary>Told of the time that the vendor no longer knows and that is left out. For the log; does nothing unless overridden.</summary>
    /// <param name="left">What is left out.</param>
    /// <param name="saved">The saved position, or null on a first run.</param>
    protected virtual void OnForgotten(InstantWindow left, DateTimeOffset? saved)
    {
        // Nothing but what a stream adds.
    }

    /// <summary>
    /// Whether a failure means that the vendor does not have such records for this account, which is no failure: the stream is
    /// empty, and saves no position. The stream then says so in the log. False unless overridden.
    /// </summary>
    protected virtual bool IsAbsence(ConnectorException failure, ReadRequest request) => false;

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var saved = WindowSpan.Saved(Spec, request);
        var from = span.From(saved, request);
        if (span.Earliest(now) is var earliest && from < earliest)
        {
            OnForgotten(new InstantWindow(from, earliest), saved);
            from = earliest;
        }

        await using var windows = new WindowQueue(rules, ahead, ReadAsync, OnDivided);
        windows.Add(new InstantWindow(from, span.Until(now)));
        for (var isFirst = true; !windows.IsEmpty; isFirst = false)
        {
            (InstantWindow Window, RecordPage Page) next;
            try
            {
                next = await windows.NextAsync(cancellationToken);
            }
            catch (ConnectorException e) when (isFirst && IsAbsence(e, request))
            {
                yield break;
            }

            next.Page.Checkpoint = span.Save(Spec, saved, next.Window);
            yield return next.Page;
        }
    }
}
