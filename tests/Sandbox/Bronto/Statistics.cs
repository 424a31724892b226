using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>What became of what was sent: the same 48 figures for messages, deliveries and groups of them.</summary>
internal static class Statistics
{
    private static readonly IReadOnlyList<string> _networks = ["Facebook", "Twitter", "LinkedIn", "Digg", "MySpace"];

    public static Row Of(Draw draw)
    {
        var sends = 100 + draw.Below(9_000);
        var bounces = draw.Below(50);
        var row = new Row { { "numSends", sends }, { "numDeliveries", sends - bounces } };
        Add(row, ["numHardBadEmail", "numHardDestUnreach", "numHardMessageContent", "numHardBounces"], ref draw);
        Add(row, ["numSoftBadEmail", "numSoftDestUnreach", "numSoftMessageContent", "numSoftBounces"], ref draw);
        row.Add("numOtherBounces", draw.Below(3));
        row.Add("numBounces", bounces);
        foreach (var what in new[] { "Opens", "Clicks", "Conversions" })
        {
            var unique = 1 + draw.Below(80);
            row.Add("uniq" + what, unique);
            row.Add("num" + what, unique * 2);
            row.Add("avg" + what, 2.0m);
        }

        row.Add("revenue", draw.Below(100_000) / 100m);
        Add(row, ["numSurveyResponses", "numFriendForwards", "numContactUpdates"], ref draw);
        Add(row, ["numUnsubscribesByPrefs", "numUnsubscribesByComplaint"], ref draw);
        Add(row, ["numContactLoss", "numContactLossBounces"], ref draw);
        string[] rates =
        [
            "deliveryRate",
            "openRate",
            "clickRate",
            "clickThroughRate",
            "conversionRate",
            "bounceRate",
            "complaintRate",
            "contactLossRate",
        ];
        foreach (var rate in rates)
        {
            row.Add(rate, draw.Below(10_000) / 10_000m);
        }

        Add(row, ["numSocialShares", .. _networks.Select(network => "numShares" + network)], ref draw);
        Add(row, [.. _networks.Select(network => "numViews" + network), "numSocialViews"], ref draw);
        return row;
    }

    private static void Add(Row row, IReadOnlyList<string> names, ref Draw draw)
    {
        foreach (var name in names)
        {
            row.Add(name, draw.Below(40));
        }
    }
}
