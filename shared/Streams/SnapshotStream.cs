using Connectors.Records;

namespace Connectors.Streams;

/// <summary>A list that is read whole each time, since the vendor offers nothing to go by.</summary>
/// <param name="spec">What the stream is to the outside; it has no cursor.</param>
/// <param name="read">The vendor's pages.</param>
/// <param name="derived">Streams that come out of the same read.</param>
public sealed class SnapshotStream(
    StreamSpec spec,
    Func<CancellationToken, IAsyncEnumerable<RecordPage>> read,
    params IReadOnlyList<DerivedStream> derived
) : SourceStream
{
    /// <inheritdoc/>
    public override StreamSpec Spec => spec;

    /// <inheritdoc/>
    public override IReadOnlyList<DerivedStream> Derived => derived;

    /// <inheritdoc/>
    public override IAsyncEnumerable<RecordPage> PagesAsync(ReadRequest request, CancellationToken cancellationToken) =>
        read(cancellationToken);
}
