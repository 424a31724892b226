using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>The values of the fields that only some kinds of event have; now and then one is null or missing.</summary>
internal sealed class EventFields(Account account, Rendering rendering, Dates dates, long index, DateTimeOffset at)
{
    private static readonly string[] _skips = ["DuplicateMarketingMessage", "UnsubscribedFromChannel", "MissingField"];
    private static readonly string[] _agents = ["Mozilla/5.0 (X11; Linux x86_64)", "GoogleImageProxy"];

    public Node? Make(string name, ref Draw draw)
    {
        var chance = draw.Below(12);
        var value = Value(name, ref draw);
        return chance switch
        {
            0 => null,
            1 => Node.Null,
            _ => value,
        };
    }

    private Node Value(string name, ref Draw draw) =>
        name switch
        {
            "campaignId" or "templateId" or "contentId" => Number(1_200 + draw.Below(90)),
            "channelId" => Number(Account.ChannelId(draw.Below(Math.Max(1, account.Options.Channels)))),
            "messageTypeId" => Number(Account.MessageTypeId(draw.Below(Math.Max(1, account.Options.MessageTypes)))),
            "emailListId" => Number(Account.ListId(draw.Below(Math.Max(1, account.Options.Lists)))),
            "workflowId" => Number(310_001 + draw.Below(20)),
            "emailListIds" => Items.Of(Account.ListId(0), Account.ListId(1)),
            "channelIds" => draw.OneIn(2) ? Items.Of(Account.ChannelId(0)) : new Items([]),
            "messageTypeIds" => new Items([]),
            "hrefIndex" or "qty" or "smsSendCount" or "mmsSendCount" or "errorCode" => Number(draw.Below(9)),
            "catalogLookupCount" or "catalogCollectionCount" or "productRecommendationCount" => Number(draw.Below(3)),
            "fromPhoneNumberId" or "fromSMSSenderId" => Number(800 + draw.Below(5)),
            "priorityLevel" => new Raw("300.5"),
            "total" => new Raw($"{draw.Below(500)}.50"),
            "notificationsEnabled" or "appAlreadyRunning" => new Raw(draw.OneIn(2) ? "true" : "false"),
            "sentAt" or "profileUpdatedAt" => Date(name, at.AddMinutes(-10)),
            "expiresAt" => Date(name, at.AddDays(90)),
            "transactionalData" => Transactional(ref draw),
            "deviceInfo" => Device(ref draw),
            "messageContext" => new Raw("""{"saveToInbox":true,"silentInbox":false,"location":"inbox"}"""),
            "items" => new Raw($$"""[{"id":"SKU{{draw.Below(50)}}","price":19.50,"quantity":{{1 + draw.Below(3)}}}]"""),
            _ => new Text(Words(name, ref draw)),
        };

    private string Words(string name, ref Draw draw) =>
        name switch
        {
            "url" or "clickedUrl" => $"https://shop.example/sale?item={draw.Below(500)}&from=\"mail\"",
            "ip" => $"203.0.113.{draw.Below(250)}",
            "city" => rendering.Is(Oddities.NonAscii)
                ? draw.Pick(Data.Words.Foreign)
                : draw.Pick(Data.Words.Places).City,
            "country" => draw.Pick(Data.Words.Places).Name,
            "region" => $"{draw.Below(9)}",
            "userAgent" => draw.Pick<string>(_agents),
            "userAgentDevice" or "proxySource" => draw.OneIn(2) ? "Gmail" : "Other",
            "recipientState" => draw.OneIn(2) ? "HardBounce" : "SoftBounce",
            "reason" => draw.Pick<string>(_skips),
            "fromPhoneNumber" or "toPhoneNumber" => $"+1555010{draw.Below(1000):d4}",
            "unsubSource" => "EmailLink",
            "signupSource" => "ListAPI",
            _ => $"{name} {draw.Below(100)}",
        };

    private Node Transactional(ref Draw draw)
    {
        var node = new Members
        {
            { "orderNo", $"A-{draw.Below(10_000)}" },
            {
                "note",
                rendering.Is(Oddities.NonAscii) ? draw.Pick(Data.Words.Foreign) : "said \"soon\"\nand <b>left</b>"
            },
            { "price", new Raw($"{draw.Below(200)}.90") },
            { "tags", Items.Of("a", "b\\c") },
        };
        return rendering.Is(Oddities.TransactionalObject) ? node
            : rendering.Is(Oddities.BrokenTransactional) ? new Text(index % 2 == 0 ? "{orderNo: A-9" : "none today")
            : new Text(Spelling.Plain(node));
    }

    private static Members Device(ref Draw draw) =>
        new()
        {
            { "deviceId", $"d-{draw.Below(100)}" },
            { "platform", draw.OneIn(2) ? "iOS" : "Android" },
            { "appPackageName", "com.kran.app" },
        };

    private Text Date(string name, DateTimeOffset time) => new(dates.Text(dates.At(time, name, index), name, index));

    private static Raw Number(long value) => new($"{value}");
}
