namespace Sandbox.Iterable;

/// <summary>The columns of campaigns/metrics: those of every medium, and those of the media that are asked for.</summary>
internal static class MetricColumns
{
    /// <summary>A text that no client expects among the numbers, under a name that has to be quoted.</summary>
    public const string Label = "Label, \"as shown\"";

    private static readonly string[] _common =
    [
        "Average Custom Conversion Value",
        "Average Order Value",
        "Revenue",
        "Sum of Custom Conversions",
        "Total Custom Conversions",
        "Total Purchases",
        "Total Unsubscribes",
        "Unique Custom Conversions",
        "Unique Purchases",
        "Unique Unsubscribes",
        Label,
    ];

    private static readonly Dictionary<string, string[]> _byMedium = new()
    {
        ["Email"] =
        [
            "Purchases / M (Email)",
            "Revenue / M (Email)",
            "Total Complaints",
            "Total Email Holdout",
            "Total Email Opens",
            "Total Email Opens (filtered)",
            "Total Email Send Skips",
            "Total Email Sends",
            "Total Emails Bounced",
            "Total Emails Clicked",
            "Total Emails Delivered",
            "Unique Email Clicks",
            "Unique Email Opens",
            "Unique Email Opens (filtered)",
            "Unique Email Opens Or Clicks",
            "Unique Email Sends",
            "Unique Emails Bounced",
            "Unique Emails Delivered",
        ],
        ["Push"] =
        [
            "Purchases / M (Push)",
            "Revenue / M (Push)",
            "Total App Uninstalls",
            "Total Push Holdout",
            "Total Push Send Skips",
            "Total Pushes Bounced",
            "Total Pushes Delivered",
            "Total Pushes Opened",
            "Total Pushes Sent",
            "Unique Pushes Bounced",
            "Unique Pushes Delivered",
            "Unique Pushes Opened",
            "Unique Pushes Sent",
        ],
        ["WebPush"] =
        [
            "Total Web Push Clicks",
            "Total Web Push Send Skips",
            "Total Web Pushes Sent",
            "Total WebPush Holdout",
            "Unique Web Push Clicks",
            "Unique Web Pushes Sent",
        ],
    };

    /// <summary>What a campaign of this medium has values for.</summary>
    public static IEnumerable<string> Of(string medium) => [.. _common, .. _byMedium.GetValueOrDefault(medium, [])];

    /// <summary>The columns of a reply about campaigns of these media.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> media) => [.. media.SelectMany(Of).Distinct()];
}
