using System.Text.Json;
using Acceptance.Running;

namespace Acceptance.Rows.FullRefresh;

/// <summary>
/// A full refresh of streams that cannot be resumed, with their own last STATEs: outside of the platform nobody deletes these.
/// </summary>
internal static class GivenState
{
    public static async Task LookAsync(EntryRead first, Findings found)
    {
        var streams = first
            .Streams.Where(stream => !first.IsResumable(stream) && first.Records(stream).Count > 0)
            .ToList();
        if (streams.Count == 0)
        {
            throw new NotRunException("every stream with records can be resumed");
        }

        var run = await first.Subject.ReadAsync(
            ConfiguredCatalogs.Of(first.Catalog, "full_refresh", streams),
            first.Run.Messages.StateFile(),
            first.Entry
        );
        found.Lost("with its own last STATE, every record again", first, streams, run);
    }
}
