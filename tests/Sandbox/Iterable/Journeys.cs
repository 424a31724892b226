namespace Sandbox.Iterable;

/// <summary>Journeys, which fields of events call workflows; archived ones are a list of their own.</summary>
internal sealed class Journeys(Account account)
{
    private const long FirstId = 310_001;

    private static readonly PagedReply _page = new("journeys", "totalJourneysCount", 10, 50);

    /// <summary>The ids of those that are not archived.</summary>
    public IReadOnlyList<long> Ids { get; } =
    [.. Enumerable.Range(0, account.Options.Journeys).Select(index => FirstId + index)];

    /// <summary>The ids of those that are.</summary>
    public IReadOnlyList<long> ArchivedIds { get; } =
    [.. Enumerable.Range(account.Options.Journeys, account.Options.ArchivedJourneys).Select(index => FirstId + index)];

    public Reply List(Rendering rendering) =>
        rendering.Request.Query("state") switch
        {
            null => _page.Write(rendering, Ids, id => Write(id, archived: false)),
            "Archived" => _page.Write(rendering, ArchivedIds, id => Write(id, archived: true)),
            _ => Errors.BadParams("state is not known"),
        };

    private Members Write(long id, bool archived)
    {
        var index = id - FirstId;
        var draw = account.Draw("journey", index);
        var created = account.At(index, Ids.Count + ArchivedIds.Count);
        return new Members
        {
            { "id", id },
            { "name", $"Welcome {index}" },
            { "description", draw.OneIn(2) ? "for those who are new" : null },
            { "enabled", !archived && draw.OneIn(2) },
            { "isArchived", archived },
            { "journeyType", draw.OneIn(3) ? "Draft" : "Published" },
            { "lifetimeLimit", draw.OneIn(2) ? 1 : null },
            { "simultaneousLimit", draw.OneIn(2) ? 5 : null },
            { "startTileId", 8_000 + index },
            { "triggerEventNames", draw.OneIn(2) ? Items.Of("wishlistAdded") : new Items([]) },
            { "createdAt", created.ToUnixTimeMilliseconds() },
            { "updatedAt", account.NotAfterLast(created.AddMinutes(draw.Below(9000))).ToUnixTimeMilliseconds() },
            { "creatorUserId", "mia@shop.example" },
            { "draft", draw.OneIn(3) ? new Raw("""{"id":1,"tiles":[]}""") : null },
        };
    }
}
