using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;

namespace Connectors.Streams;

/// <summary>From when to when a stream of windows is read.</summary>
/// <param name="Start">From where a first run reads.</param>
public sealed record WindowSpan(StartDate Start)
{
    /// <summary>The instant before which it ends, or null for as late as possible.</summary>
    public StartDate? End { get; init; }

    /// <summary>How long before now it ends, where <see cref="End"/> is null: what is that recent may still be incomplete.</summary>
    public TimeSpan EndLag { get; init; }

    /// <summary>How far before the saved position a later run begins, since late records are filed under their own time.</summary>
    public TimeSpan LookBack { get; init; }
}

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
        var cursor = Spec.Cursor ?? throw new InvalidOperationException("a stream read by windows has a cursor");
        var saved = request.State is { } state ? StateValue.Instant(Spec.Name, state, cursor) : null;
        var from = WholeSecond(
            saved is { } position
                ? LookBack.From(position, span.Start.InstantUtc, request.IsIncremental ? span.LookBack : TimeSpan.Zero)
                : span.Start.InstantUtc
        );
        await using var windows = new WindowQueue(rules, ahead, ReadAsync, OnDivided);
        windows.Add(new InstantWindow(from, End()));
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

            var reached = saved is { } earlier && earlier > next.Window.Until ? earlier : next.Window.Until;
            next.Page.Checkpoint = Save(cursor, reached);
            yield return next.Page;
        }
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static byte[] Save(string cursor, DateTimeOffset instant) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"{JsonEncodedText.Encode(cursor)}\":\"{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}+00:00\"}}"
            )
        );

    private DateTimeOffset End()
    {
        var now = clock.GetUtcNow();
        return WholeSecond(
            span.End is not { } end ? now - span.EndLag
            : end.InstantUtc < now ? end.InstantUtc
            : now
        );
    }
}
