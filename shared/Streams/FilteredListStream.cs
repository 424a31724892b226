using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// A list that the vendor cannot filter by time: it is read whole each time, and what has not changed since the last run is
/// left out. The cursor is in milliseconds since 1970, and the state is the latest one, saved when the list is through:
/// <c>{"&lt;cursor&gt;": 1709629200000}</c>. It never passes the moment when the reading began, since a record that changes on
/// a page already read would be missed for ever.
/// </summary>
/// <param name="spec">What the stream is to the outside.</param>
/// <param name="read">The vendor's pages.</param>
/// <param name="clock">Tells when the reading began.</param>
public class FilteredListStream(
    StreamSpec spec,
    Func<CancellationToken, IAsyncEnumerable<RecordPage>> read,
    TimeProvider clock
) : SourceStream
{
    /// <summary>The vendor's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly byte[] _cursorName = Encoding.UTF8.GetBytes(
        spec.Cursor ?? throw new ArgumentException("a list that is filtered by time has a cursor", nameof(spec))
    );

    /// <inheritdoc/>
    public override StreamSpec Spec => spec;

    /// <summary>When a record last changed, in milliseconds since 1970; null where it does not say, and is always given out.</summary>
    /// <param name="record">The record's bytes.</param>
    /// <param name="now">The moment when the reading began.</param>
    protected virtual long? ChangedAt(ReadOnlySpan<byte> record, long now) => Milliseconds(record, _cursorName);

    /// <summary>Whether a record may have changed without <see cref="ChangedAt"/> telling; false unless overridden.</summary>
    protected virtual bool MayChangeUnseen(ReadOnlySpan<byte> record) => false;

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<RecordPage> PagesAsync(
        ReadRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var nowMilliseconds = now.ToUnixTimeMilliseconds();
        var saved =
            request.State is { } state && StateValue.Instant(spec.Name, state, spec.Cursor!) is { } instant // checked above
                ? instant.ToUnixTimeMilliseconds()
                : (long?)null;
        var latest = saved;
        await foreach (var page in read(cancellationToken))
        {
            // At once, and not when the host gets around to the page: the state is made of it.
            latest = Latest(page, nowMilliseconds) is { } last && last > (latest ?? long.MinValue) ? last : latest;
            yield return saved is null ? page : page.Select(batch => batch.Where(IsWanted));
        }

        if (latest is { } reached)
        {
            // What was saved before stays, wherever it lies.
            var most = Math.Max(saved ?? long.MinValue, (now - ClockSkew).ToUnixTimeMilliseconds());
            yield return RecordPage.Empty(Save(Math.Min(reached, most)));
        }

        bool IsWanted(ReadOnlySpan<byte> record)
        {
            var changedAt = ChangedAt(record, nowMilliseconds);
            return changedAt is null || changedAt >= saved || (saved <= nowMilliseconds && MayChangeUnseen(record));
        }
    }

    /// <summary>A member that holds milliseconds since 1970; null where it holds none.</summary>
    protected static long? Milliseconds(ReadOnlySpan<byte> record, ReadOnlySpan<byte> member) =>
        long.TryParse(
            RecordFields.Raw(record, member),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var milliseconds
        )
            ? milliseconds
            : null;

    private long? Latest(RecordPage page, long now)
    {
        long? latest = null;
        foreach (var batch in page.Batches())
        {
            foreach (var range in batch.Ranges)
            {
                var changedAt = ChangedAt(batch.Bytes(range), now);
                latest = latest is null || changedAt > latest ? changedAt ?? latest : latest;
            }
        }

        return latest;
    }

    private byte[] Save(long milliseconds) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"{JsonEncodedText.Encode(spec.Cursor!)}\":{milliseconds}}}" // checked above
            )
        );
}
