using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>Campaigns, whose updatedAt stays when they start and end.</summary>
internal sealed class Campaigns(Account account)
{
    private static readonly string[] _states =
    [
        "Finished",
        "Draft",
        "Running",
        "Finished",
        "Scheduled",
        "Archived",
        "Recurring",
        "Ready",
        "Aborted",
        "Recalled",
    ];
    private static readonly string[] _media = ["Email", "Push", "InApp", "Email", "SMS", "WebPush"];
    private static readonly PagedReply _page = new("campaigns", "totalCampaignsCount", 20, 1000);
    private static readonly Sorting<IterableCampaign> _sorting = new(
        new Dictionary<string, Func<IterableCampaign, IComparable?>>
        {
            ["id"] = campaign => campaign.Id,
            ["name"] = campaign => campaign.Name,
            ["createdAt"] = campaign => campaign.CreatedAt,
            ["updatedAt"] = campaign => campaign.UpdatedAt,
            ["startAt"] = campaign => campaign.StartAt,
        }
    );

    public IReadOnlyList<IterableCampaign> All { get; } =
    [.. Enumerable.Range(0, account.Options.Campaigns).Select(index => Make(account, index))];

    public Reply List(Rendering rendering)
    {
        var states = rendering.Request.Queries("campaignState");
        var sorted = _sorting.Sort(
            All.Where(campaign => states.Count == 0 || states.Contains(campaign.State)),
            rendering.Request.Query("sort")
        );
        return sorted is null
            ? Errors.BadParams("sort is not known")
            : _page.Write(rendering, sorted, campaign => Write(campaign, rendering));
    }

    private static IterableCampaign Make(Account account, int index)
    {
        var draw = account.Draw("campaign", index);
        var created = account.At(index, account.Options.Campaigns);
        var state = _states[index % _states.Length];
        var start = account.NotAfterLast(created.AddDays(5));
        return new IterableCampaign(
            Account.CampaignId(index),
            $"{draw.Pick(Words.Company)} news, {index}",
            state,
            _media[index % _media.Length]
        )
        {
            CreatedAt = created,
            UpdatedAt = account.NotAfterLast(created.AddMinutes(draw.Below(3000))),
            StartAt = state is "Draft" or "Ready" ? null : start,
            EndedAt = state is "Finished" or "Aborted" ? account.NotAfterLast(start.AddMinutes(5)) : null,
        };
    }

    private Members Write(IterableCampaign campaign, Rendering rendering)
    {
        var index = campaign.Id - Account.CampaignId(0);
        var draw = account.Draw("campaign details", index);
        return new Members
        {
            { "id", campaign.Id },
            { "createdAt", campaign.CreatedAt.ToUnixTimeMilliseconds() },
            { "updatedAt", campaign.UpdatedAt.ToUnixTimeMilliseconds() },
            { "startAt", campaign.StartAt?.ToUnixTimeMilliseconds() },
            { "endedAt", campaign.EndedAt?.ToUnixTimeMilliseconds() },
            { "name", rendering.Is(Oddities.NonAscii) ? draw.Pick(Words.Foreign) : campaign.Name },
            { "templateId", draw.OneIn(5) ? null : Account.TemplateId(index) },
            { "messageMedium", campaign.Medium },
            { "createdByUserId", "mia@shop.example" },
            { "updatedByUserId", draw.OneIn(2) ? "mia@shop.example" : null },
            { "campaignState", campaign.State },
            { "recurringCampaignId", draw.OneIn(6) ? Account.CampaignId(0) : null },
            { "workflowId", draw.OneIn(6) ? 310_001 : null },
            { "listIds", Items.Of(Account.ListId(0)) },
            { "suppressionListIds", new Items([]) },
            { "sendSize", campaign.EndedAt is null ? null : draw.Below(20_000) },
            { "labels", draw.OneIn(2) ? Items.Of("news") : new Items([]) },
            { "type", index % 3 == 2 ? "Triggered" : "Blast" },
        };
    }
}
