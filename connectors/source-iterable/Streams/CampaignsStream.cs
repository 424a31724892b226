using System.Text;
using Connectors.Records;
using Connectors.Streams;

namespace Connectors.Iterable.Streams;

/// <summary>
/// Campaigns. Their <c>updatedAt</c> does not move when one starts or ends, so the later of the three times counts; and as long
/// as one is not over, it is always given out.
/// </summary>
internal sealed class CampaignsStream(IterableClient api, TimeProvider clock)
    : FilteredListStream(
        new StreamSpec("campaigns") { PrimaryKey = ["id"], Cursor = "updatedAt" },
        api.CampaignsAsync,
        clock
    )
{
    /// <summary>What a campaign that is over may be called; Iterable has more states than it documents.</summary>
    private static readonly byte[][] Final =
    [
        .. new[] { "Finished", "Aborted", "Archived", "Recalled" }.Select(Encoding.UTF8.GetBytes),
    ];

    protected override DateTimeOffset? ChangedAt(ReadOnlySpan<byte> record, DateTimeOffset now)
    {
        var updated = base.ChangedAt(record, now);
        var started = Form.Of(record, "startAt"u8) is { } start && start <= now ? start : updated;
        return Later(updated, Later(started, Form.Of(record, "endedAt"u8)));
    }

    protected override bool MayChangeUnseen(ReadOnlySpan<byte> record)
    {
        var state = RecordFields.Raw(record, "campaignState"u8);
        foreach (var final in Final)
        {
            if (state.Length == final.Length + 2 && state[1..^1].SequenceEqual(final))
            {
                return false;
            }
        }

        return true;
    }
}
