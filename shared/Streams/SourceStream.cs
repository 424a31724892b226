using System.Collections.ObjectModel;
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
    /// Where the records come from, if not from calls of its own but from what other streams read: these are read before it,
    /// once a run, whether they are selected or not. Null for most.
    /// </summary>
    public virtual Gathering? Gathering => null;

    /// <summary>Whether a saved state tells a stream of this read where to go on; else everything is read.</summary>
    /// <param name="spec">The stream: this one, or one that shares its read.</param>
    /// <param name="state">What was saved for it.</param>
    public virtual bool GoesOnFrom(StreamSpec spec, JsonElement state) =>
        spec.Cursor is { } cursor
        && state.TryGetProperty(cursor, out var value)
        && value.ValueKind != JsonValueKind.Null;

    /// <summary>
    /// Makes sure, before the reading begins, that the state of a stream of this read can be understood; needed where several share it,
    /// since one of them must not keep the others from being read. Does nothing unless overridden.
    /// </summary>
    /// <exception cref="Errors.ConnectorException">It cannot.</exception>
    public virtual void CheckState(StreamSpec spec, JsonElement state)
    {
        // A stream that is alone finds out by itself.
    }

    /// <summary>
    /// The endpoint whose own limit this stream mostly waits for, or null. The host does not let the streams of one lane keep
    /// those of others waiting.
    /// </summary>
    public string? Lane { get; init; }

    /// <summary>
    /// Reads the stream. Called once a run, by the host; a page's <see cref="RecordPage.Checkpoint"/> says what may be saved
    /// once it and all before it are written. The host disposes of each page. An exception ends this stream as INCOMPLETE.
    /// </summary>
    public abstract IAsyncEnumerable<RecordPage> PagesAsync(ReadRequest request, CancellationToken cancellationToken);
}

/// <summary>How a stream is to be read.</summary>
/// <param name="State">What an earlier run saved; null to read from the start.</param>
/// <param name="IsIncremental">
/// Whether the user syncs what is new only: then records before the saved position may have changed since, while a state of a
/// full refresh that was interrupted is gone on from where it stood (airbyte-protocol 3.2).
/// </param>
public sealed record ReadRequest(JsonElement? State, bool IsIncremental)
{
    /// <summary>
    /// Is shown each page as it was read, before any record of it is left out; null where nobody looks. A stream that others
    /// are gathered from calls it.
    /// </summary>
    public Action<RecordPage>? Pass { get; init; }

    /// <summary>Whether the records of the stream itself are wanted, or only those of others that share its read.</summary>
    public bool IsSelected { get; init; } = true;

    /// <summary>How the selected streams that share this read are to be read, by their names.</summary>
    public IReadOnlyDictionary<string, ReadRequest> Shared { get; init; } =
        ReadOnlyDictionary<string, ReadRequest>.Empty;
}
