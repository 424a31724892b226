using System.Globalization;
using System.Text;
using Sandbox.Bench;
using Sandbox.Data;

namespace Sandbox.Iterable;

/// <summary>The text of one emailSend of a benchmark, with room for the number of its block.</summary>
internal static class EmailSendLine
{
    private const int Length = 500;
    private const int BlockDigits = 9;

    public static List<PagePart> Parts(int variety, int place)
    {
        var bare = Parts(variety, place, "").Sum(part => part.Text.Length);
        return Parts(variety, place, new string('.', Math.Max(0, Length - bare)));
    }

    private static List<PagePart> Parts(int variety, int place, string filling)
    {
        var draw = Draw.Of(variety, "bench", place);
        var second = $"2024-01-15 00:00:{place % 60:d2} +00:00";
        return
        [
            Text($"{{\"createdAt\":\"{second}\",\"email\":\"reader"),
            PagePart.Room(0, BlockDigits),
            Text($"{place:d3}@kran.example\",\"messageId\":\"m"),
            PagePart.Room(0, BlockDigits),
            Text($"{place:d3}\","),
            Text(Spelling.Plain(Rest(ref draw, second, place, filling))[1..] + "\n"),
        ];
    }

    private static Members Rest(ref Draw draw, string second, int place, string filling) =>
        new()
        {
            { "campaignId", Account.CampaignId(draw.Below(900)) },
            { "templateId", Account.TemplateId(draw.Below(900)) },
            { "messageTypeId", Account.MessageTypeId(draw.Below(5)) },
            { "channelId", Account.ChannelId(draw.Below(3)) },
            { "contentId", 1_200 + draw.Below(90) },
            { "catalogLookupCount", draw.Below(3) },
            { "transactionalData", Spelling.Plain(Order(ref draw, place, filling)) },
            {
                "itblInternal",
                new Members { { "documentCreatedAt", second }, { "documentUpdatedAt", second } }
            },
        };

    private static Members Order(ref Draw draw, int place, string filling) =>
        new()
        {
            { "orderNo", $"A-{draw.Below(100_000).ToString(CultureInfo.InvariantCulture)}" },
            { "shop", place % 10 == 3 ? draw.Pick(Words.Foreign) : draw.Pick(Words.Company) },
            { "note", filling },
        };

    private static PagePart Text(string text) => PagePart.Of(Encoding.UTF8.GetBytes(text));
}
