using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// A list that goes by the time of its records' last change: it is read whole each time, or from that time on where the vendor can
/// filter by it, and what has not changed since the last run is left out. The state is the latest time of all that lies before the moment when the reading began, saved when the list is
/// through: <c>{"&lt;cursor&gt;": 1709629200000}</c>. A later one would miss for ever what changes on a page already read.
/// </summary>
/// <param name="spec">What the stream is to the outside.</param>
/// <param name="read">The vendor's pages: of what changed at a time or later where the vendor can tell, else of all.</param>
/// <param name="clock">Tells when the reading began.</param>
/// <param name="form">How the cursor is written; in milliseconds since 1970 unless told otherwise.</param>
public class FilteredListStream(
    StreamSpec spec,
    Func<DateTimeOffset?, CancellationToken, IAsyncEnumerable<RecordPage>> read,
    TimeProvider clock,
    CursorForm? form = null
) : SourceStream
{
    /// <summary>A list of a vendor that cannot filter by time.</summary>
    /// <inheritdoc cref="FilteredListStream(StreamSpec, Func{DateTimeOffset?, CancellationToken, IAsyncEnumerable{RecordPage}}, TimeProvider, CursorForm?)"/>
    public FilteredListStream(
        StreamSpec spec,
        Func<CancellationToken, IAsyncEnumerable<RecordPage>> read,
        TimeProvider clock,
        CursorForm? form = null
    )
        : this(spec, (_, ct) => read(ct), clock, form) { }

    /// <summary>The vendor's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly byte[] _cursorName = Encoding.UTF8.GetBytes(
        spec.Cursor ?? throw new ArgumentException("a list that is filtered by time has a cursor", nameof(spec))
    );

    /// <inheritdoc/>
    public override StreamSpec Spec => spec;

    /// <summary>Records that changed before it, by their own cursor, are left out in every run; null to leave out none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// How far before the saved time an incremental read begins: what happened earlier may be known later. None unless set, for vendors
    /// that write the time themselves when a record changes.
    /// </summary>
    public TimeSpan LookBack { get; init; }

    /// <summary>How the cursor is written.</summary>
    protected CursorForm Form { get; } = form ?? CursorForm.Milliseconds;

    /// <summary>
    /// When a record last changed; null where it does not say, and is given out unless the state lies ahead.
    /// </summary>
    /// <param name="record">The record's bytes.</param>
    /// <param name="now">The moment when the reading began.</param>
    protected virtual DateTimeOffset? ChangedAt(ReadOnlySpan<byte> record, DateTimeOffset now) =>
        Form.Of(record, _cursorName);

    /// <summary>Whether a record may have changed without <see cref="ChangedAt"/> telling; false unless overridden.</summary>
    protected virtual bool MayChangeUnseen(ReadOnlySpan<byte> record) => false;

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var saved = request.State is { } state ? StateValue.Instant(spec.Name, state, spec.Cursor!) : null; // checked above
        var latest = saved;
        if (saved is { } position && request.IsIncremental)
        {
            saved = Streams.LookBack.From(position, DateTimeOffset.MinValue, LookBack);
        }

        await foreach (var page in read(saved, cancellationToken))
        {
            // At once, and not when the host gets around to the page: the state is made of it.
            latest = Later(latest, Latest(page, now));
            request.Pass?.Invoke(page);
            yield return saved is null && Since is null ? page : page.Select(batch => batch.Where(IsWanted));
        }

        if (latest is { } reached)
        {
            yield return RecordPage.Empty(Save(reached));
        }

        bool IsWanted(ReadOnlySpan<byte> record) =>
            !(Since is { } since && Form.Of(record, _cursorName) < since)
            && (
                saved is not { } last
                || (ChangedAt(record, now) is { } at && at >= last)
                || (last <= now && IsUnsure(record))
            );

        // A state that lies ahead was made by hand, to be given nothing.
        bool IsUnsure(ReadOnlySpan<byte> record) => ChangedAt(record, now) is null || MayChangeUnseen(record);
    }

    /// <summary>The later one of two times, of which either may be missing.</summary>
    protected static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;

    /// <summary>The latest time of a page. One of the future tells nothing of when the vendor, whose clock may be another, was asked.</summary>
    private DateTimeOffset? Latest(RecordPage page, DateTimeOffset now)
    {
        DateTimeOffset? latest = null;
        foreach (var batch in page.Batches())
        {
            foreach (var range in batch.Ranges)
            {
                var changedAt = ChangedAt(batch.Bytes(range), now);
                latest = changedAt <= now - ClockSkew ? Later(latest, changedAt) : latest;
            }
        }

        return latest;
    }

    private byte[] Save(DateTimeOffset time) =>
        Encoding.UTF8.GetBytes($"{{\"{JsonEncodedText.Encode(spec.Cursor!)}\":{Form.Write(time)}}}"); // checked above
}
