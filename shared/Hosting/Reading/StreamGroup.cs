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
    /// <summary>The runs of streams whose pages this one reads along with its own.</summary>
    public IReadOnlyList<StreamRun> Shared { get; init; } = [];

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
        (Own is null ? [] : new[] { Own })
            .Concat(Shared)
            .Concat(Nested.Select(n => n.Run))
            .Concat(Children.Select(c => c.Run));

    /// <summary>How the group is to be read.</summary>
    public ReadRequest Request =>
        RequestOf(Own) with
        {
            Pass = Pass,
            IsSelected = Own is not null,
            Shared = Shared.ToDictionary(run => run.Selected.Name, RequestOf, StringComparer.Ordinal),
        };

    /// <summary>Writes pages to the stream itself, then to each of the nested streams, so that records stay grouped.</summary>
    public void Write(IReadOnlyList<RecordPage> pages)
    {
        var own = pages.Where(page => page.Stream is null).ToList();
        own.ForEach(page => Own?.Write(page));
        foreach (var run in Shared)
        {
            foreach (var page in pages.Where(page => page.Stream == run.Selected.Name))
            {
                run.Write(page);
            }
        }

        foreach (var (stream, run) in Nested)
        {
            foreach (var page in own)
            {
                run.Write(page.Select(batch => batch.Nested(stream.Property, stream.ParentKey, stream.Column)));
            }
        }
    }

    /// <summary>One request for all: what others derive from a stream goes by that stream's state.</summary>
    private static ReadRequest RequestOf(StreamRun? run) =>
        new(run?.Selected.State, run?.Selected.IsIncremental ?? false);
}
