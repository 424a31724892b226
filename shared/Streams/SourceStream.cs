using System.Text.Json;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// One thing that a source can read. A connector derives from DateWindowStream or
/// SortedListStream, or makes a <see cref="SnapshotStream"/>; the host does everything else.
/// </summary>
public abstract class SourceStream
{
    /// <summary>What the stream is to the outside.</summary>
    public abstract StreamSpec Spec { get; }

    /// <summary>Streams that come out of the same read; it happens once a run, whichever of them are selected.</summary>
    public virtual IReadOnlyList<DerivedStream> Derived => [];

    /// <summary>
    /// Reads the stream. Called once a run, by the host; a page's <see cref="RecordPage.Checkpoint"/> says what may be saved
    /// once it and all before it are written. The host disposes of each page. An exception ends this stream as INCOMPLETE.
    /// </summary>
    public abstract IAsyncEnumerable<RecordPage> PagesAsync(ReadRequest request, CancellationToken cancellationToken);
}

/// <summary>How a stream is to be read.</summary>
/// <param name="State">What an earlier run saved; null to read from the start.</param>
/// <param name="LooksBack">
/// Whether records before the saved position may have changed since: true between syncs, false where an interrupted full
/// refresh goes on (airbyte-protocol 3.2).
/// </param>
public sealed record ReadRequest(JsonElement? State, bool LooksBack);
