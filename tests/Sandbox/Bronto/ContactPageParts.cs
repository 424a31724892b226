using System.Text;
using System.Xml;
using Sandbox.Bench;
using Sandbox.Data;

namespace Sandbox.Bronto;

/// <summary>The text of a block of benchmark contacts, with room for its number and its minute.</summary>
internal static class ContactPageParts
{
    private const int RecordLength = 1_700;
    private const string Mark = "\u0001";

    public static List<PagePart> Of(int variety, int records)
    {
        var parts = new List<PagePart>();
        for (var place = 0; place < records; place++)
        {
            var bare = Text(variety, place, "");
            var filling = new string('.', Math.Max(0, RecordLength - Encoding.UTF8.GetByteCount(bare) - 23));
            // One mark is the block, the other one the minute.
            var pieces = Text(variety, place, filling).Split(Mark);
            parts.Add(PagePart.Of(Encoding.UTF8.GetBytes(pieces[0])));
            parts.Add(PagePart.Room(0, 9));
            parts.Add(PagePart.Of(Encoding.UTF8.GetBytes(pieces[1])));
            parts.Add(PagePart.Room(1, "2024-01-01T00:00".Length));
            parts.Add(PagePart.Of(Encoding.UTF8.GetBytes(pieces[2])));
        }

        return parts;
    }

    private static string Text(int variety, int place, string filling)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            ConformanceLevel = ConformanceLevel.Fragment,
            CheckCharacters = false,
        };
        using (var xml = XmlWriter.Create(text, settings))
        {
            new RowWriter(xml, Style.Plain).Write(Row(variety, place, filling));
        }

        // Without the check of characters the writer has made references of the marks.
        return text.ToString().Replace("&#x1;", Mark, StringComparison.Ordinal);
    }

    private static Row Row(int variety, int place, string filling)
    {
        var draw = Draw.Of(variety, "bench contact", place);
        var person = draw.Below(1_000_000);
        var foreign = place % 10 == 3;
        var source = foreign ? draw.Pick(Words.Foreign) : $"{draw.Pick(Words.Company)} & Co";
        var country = draw.Pick(Words.Places);
        var sends = draw.Below(90);
        return new Row
        {
            { "id", $"be9c0000-0000-4000-8000-{Mark}{place:d3}" },
            { "email", People.Email(person) },
            { "mobileNumber", $"1555{person:d7}" },
            { "status", "active" },
            { "msgPref", "html" },
            { "source", "import" },
            { "customSource", source + filling },
            { "created", "2023-11-02T10:15:00Z" },
            { "modified", $"{Mark}:{place % 60:d2}Z" },
            { "deleted", false },
            { "listIds", Enumerable.Range(0, 1 + (place % 3)).Select(list => $"0bbc03ec0000000000000000{list:x12}") },
            { "SMSKeywordIDs", [$"0bd003ec0000000000000000{place % 5:x12}"] },
            { "numSends", sends },
            { "numBounces", draw.Below(2) },
            { "numOpens", sends / 2 },
            { "numClicks", sends / 5 },
            { "numConversions", sends / 9 },
            { "conversionAmount", sends / 9 * 49.5m },
            { "readOnlyContactData", ReadOnlyData(ref draw, country) },
        };
    }

    private static Row ReadOnlyData(ref Draw draw, (string Code, string Name, string City, string Zip) country) =>
        new()
        {
            { "geoIPCity", country.City },
            { "geoIPStateRegion", "NC" },
            { "geoIPZip", country.Zip },
            { "geoIPCountry", country.Name },
            { "geoIPCountryCode", country.Code },
            { "primaryBrowser", draw.OneIn(2) ? "Firefox" : "Chrome" },
            { "mobileBrowser", "Safari mobile" },
            { "primaryEmailClient", "Apple Mail" },
            { "mobileEmailClient", "Gmail mobile" },
            { "operatingSystem", "MacOSX" },
            { "firstOrderDate", "2023-12-01T00:00:00Z" },
            { "lastOrderDate", "2024-02-01T00:00:00Z" },
            { "lastOrderTotal", 49.50m },
            { "totalOrders", 1 + draw.Below(9) },
            { "totalRevenue", draw.Below(100_000) / 100m },
            { "averageOrderValue", 40.13m },
            { "lastDeliveryDate", "2024-02-28T12:00:00Z" },
            { "lastOpenDate", "2024-02-28T13:00:00Z" },
            { "lastClickDate", "2024-02-28T13:01:00Z" },
        };
}
