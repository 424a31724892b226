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
    /// <summary>What is gathered from the pages of this read.</summary>
    public IReadOnlyList<Gathering> Feeds { get; init; } = [];

    /// <summary>Whether anybody wants this read, now or ever.</summary>
    public bool IsWanted => Runs.Any() || Feeds.Any(feed => !feed.HasFailed);

    /// <summary>The names of the selected streams that come of it.</summary>
    public IEnumerable<string> Wanted =>
        Runs.Select(run => run.Selected.Name).Concat(Feeds.Select(feed => feed.Stream));

    /// <summary>Shows a page to what is gathered from it.</summary>
    public Action<RecordPage>? Pass =>
        Feeds.Count == 0
            ? null
            : page =>
            {
                foreach (var feed in Feeds)
                {
                    feed.Take(Stream, page);
                }
            };

    /// <summary>Tells those that are gathered from this read that it was not made in full.</summary>
    public void Fail(Exception cause)
    {
        foreach (var feed in Feeds)
        {
            feed.Fail(Stream, cause);
        }
    }

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
