using System.Text;
using System.Text.Json;
using Sandbox.Bench;
using Sandbox.Data;

namespace Sandbox.ChartMogul;

/// <summary>The text of a page of benchmark activities, with room for page number, cursor and minutes.</summary>
internal static class ActivityPageParts
{
    /// <summary>The 200 seconds of a page lie in so many minutes.</summary>
    public const int Minutes = 4;

    private const int RecordLength = 600;

    public static List<PagePart> Empty { get; } =
    [PagePart.Of(Encoding.ASCII.GetBytes("""{"entries":[],"cursor":null,"has_more":false}"""))];

    public static List<PagePart> Of(int variety, int records, bool more)
    {
        var parts = new List<PagePart>();
        for (var place = 0; place < records; place++)
        {
            parts.Add(Text((place == 0 ? "{\"entries\":[{" : ",{") + "\"uuid\":\"be9c0000-0000-4000-8000-"));
            parts.Add(PagePart.Room(0, 9));
            parts.Add(Text($"{place:d3}\",\"date\":\""));
            parts.Add(PagePart.Room(2 + (place / 60), "2024-01-01T00:00".Length));
            parts.Add(Text($":{place % 60:d2}+00:00\","));
            parts.Add(PagePart.Of(Rest(variety, place)));
        }

        parts.Add(Text("],\"cursor\":\""));
        parts.Add(PagePart.Room(1, 10));
        parts.Add(Text($"\",\"has_more\":{(more ? "true" : "false")}}}"));
        return parts;
    }

    private static PagePart Text(string text) => PagePart.Of(Encoding.ASCII.GetBytes(text));

    /// <summary>The fields behind the date, with a description as long as is needed to make the record 600 bytes.</summary>
    private static byte[] Rest(int variety, int place)
    {
        // Uuid and date with their names are 82 bytes.
        var bare = Rest(variety, place, "").Length + 82;
        return Rest(variety, place, new string('.', Math.Max(0, RecordLength - bare)));
    }

    private static byte[] Rest(int variety, int place, string filling)
    {
        var draw = Draw.Of(variety, "bench", place);
        var customer = draw.Below(100_000);
        var cents = draw.Below(900) * 100L;
        var foreign = place % 10 == 3;
        var plan = draw.Pick(Words.Company);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "expansion");
            json.WriteString("description", $"purchased {draw.Below(90)} seats of the {plan} plan{filling}");
            json.WriteNumber("activity-mrr-movement", cents);
            json.WriteNumber("activity-mrr", cents * 2);
            json.WriteNumber("activity-arr", cents * 24);
            json.WriteString("currency", "EUR");
            json.WriteString("subscription-external-id", $"s-{customer}");
            json.WriteString("subscription-set-external-id", $"set-{customer}");
            json.WriteString("plan-external-id", plan);
            json.WritePropertyName("customer-name");
            json.WriteRawValue(JsonText.Quote(foreign ? draw.Pick(Words.Foreign) : $"{draw.Pick(Words.Company)} Ltd"));
            json.WriteString("customer-uuid", "cus_" + SeededId.Of(variety, "customer", customer));
            json.WriteString("customer-external-id", $"c-{customer}");
            json.WriteString("billing-connector-uuid", "ds_" + SeededId.Of(variety, "data-source", 0));
            json.WriteEndObject();
        }

        return stream.ToArray()[1..];
    }
}
