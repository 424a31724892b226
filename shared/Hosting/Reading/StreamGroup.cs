using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Hosting.Reading;

/// <summary>One read of a run: a stream of the source, and those selected streams that come out of it.</summary>
/// <param name="Stream">What is read.</param>
/// <param name="Own">The run of the stream itself; null where only derived streams are selected.</param>
/// <param name="Nested">The runs of streams whose records lie inside of this one's.</param>
/// <param name="Children">The runs of streams that are asked for record by record.</param>
internal sealed record StreamGroup(
    SourceStream Stream,
    StreamRun? Own,
    IReadOnlyList<(NestedStream Stream, StreamRun Run)> Nested,
    IReadOnlyList<(ChildStream Stream, StreamRun Run)> Children
)
{
    /// <summary>All runs of the group, the stream's own first.</summary>
    public IEnumerable<StreamRun> Runs =>
        (Own is null ? [] : new[] { Own }).Concat(Nested.Select(n => n.Run)).Concat(Children.Select(c => c.Run));

    /// <summary>Writes pages to the stream itself, then to each of the nested streams, so that records stay grouped.</summary>
    public void Write(IReadOnlyList<RecordPage> pages)
    {
        foreach (var page in pages)
        {
            Own?.Write(page);
        }

        foreach (var (stream, run) in Nested)
        {
            foreach (var page in pages)
            {
                run.Write(page.Select(batch => batch.Nested(stream.Property, stream.ParentKey, stream.Column)));
            }
        }
    }
}
