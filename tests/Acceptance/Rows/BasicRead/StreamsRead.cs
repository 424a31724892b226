using Acceptance.Running;

namespace Acceptance.Rows.BasicRead;

/// <summary>Which streams have records.</summary>
internal static class StreamsRead
{
    public static void Look(EntryRead read, Findings found)
    {
        found.Succeeded(read.Run);
        var came = read
            .Run.Messages.Of("RECORD", "record")
            .Select(record => record.TextOr("stream", "no name"))
            .ToHashSet(StringComparer.Ordinal);
        found.Check(came.Count > 0, "at least one record", () => "none");
        var foreign = came.Except(read.Streams).ToList();
        found.Check(
            foreign.Count == 0,
            "records of the streams in the catalog only",
            () => $"records of {Wording.Named(foreign)}"
        );
        var empty = read
            .Streams.Except(read.Entry.EmptyStreams.Select(stream => stream.Name))
            .Where(stream => !came.Contains(stream))
            .ToList();
        found.Check(
            empty.Count == 0,
            "records of every stream that is not among empty_streams",
            () => $"none of {Wording.Named(empty)}"
        );
    }
}
