using System.Text;
using System.Text.RegularExpressions;
using Sandbox.Bench;
using Sandbox.Data;

namespace Sandbox.Selligent;

/// <summary>The text of benchmark mailings, with room for the number of their block and its minutes.</summary>
internal static partial class MailingPageParts
{
    /// <summary>The seconds of a block lie in so many minutes.</summary>
    public const int Minutes = 4;

    private const int BlockLength = 8;
    private const int MinuteLength = 16;
    private const string Block = "\u0001";
    private const string Minute = "\u0002";

    /// <summary>Rows from the first place of a block on, with commas between them.</summary>
    public static IEnumerable<PagePart> Of(int variety, int rows) =>
        Enumerable
            .Range(0, rows)
            .SelectMany(place => place == 0 ? Row(variety, 0) : [Text(","), .. Row(variety, place)]);

    /// <summary>A single row.</summary>
    public static IEnumerable<PagePart> Row(int variety, int place) =>
        Marks()
            .Split(Line(variety, place))
            .Select(piece =>
                piece switch
                {
                    Block => PagePart.Room(0, BlockLength),
                    Minute => PagePart.Room(1 + (place / 60), MinuteLength),
                    _ => Text(piece),
                }
            );

    private static PagePart Text(string text) => PagePart.Of(Encoding.UTF8.GetBytes(text));

    private static string Line(int variety, int place)
    {
        var draw = Draw.Of(variety, "bench mailing", place);
        var name = place % 10 == 3 ? draw.Pick(Words.Foreign) : $"{draw.Pick(Words.Company)} order confirmation";
        var id = $"1{Block}{place:d3}";
        var (campaign, owner, target) = (draw.Below(5), draw.Below(4), draw.Below(10));
        return $$"""
            {"asset_id":{{id}},"asset_name":{{JsonText.Quote(name)}},
            "asset_url":"https://exampleorg.example.com:443/sm/rest/v1/mailings/transactional/{{id}}",
            "approved":true,"compliance":{{(draw.OneIn(2) ? "true" : "false")}},"channel":"Email",
            "mailing_priority":"Normal","mailing_server_group":"Default","mailing_status":"Running",
            "modified_time":"{{Minute}}:{{place % 60:d2}}",
            "campaign":{"asset_id":{{Account.IdOf(Kind.Campaign, campaign)}},"asset_name":"{{Words.Company[campaign]}}",
            "modified_time":"2018-10-0{{1 + campaign}}T08:00:00","version_number":2},
            "owner":{"asset_id":{{Account.IdOf(Kind.Owner, owner)}},"first_name":"{{Words.First[owner]}}",
            "last_name":"{{Words.Last[owner]}}","modified_time":"2018-01-0{{2 + owner}}T03:04:05"},
            "target":{"asset_id":{{Account.IdOf(Kind.Target, target)}},"asset_name":"All buyers {{target}}"},
            "version_number":{{1 + draw.Below(12)}}}
            """.ReplaceLineEndings("");
    }

    [GeneratedRegex($"({Block}|{Minute})")]
    private static partial Regex Marks();
}
