using System.Buffers;
using System.Text;
using System.Text.Json;
using Sandbox.Bench;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>The text of benchmark accounts with the values of some fields, with room for their block and their times.</summary>
internal sealed class AccountPageParts(AccountTemplates accounts, JsonElement fields)
{
    private const int BlockLength = 8;
    private const int TimeLength = 13;

    private readonly IReadOnlyList<FieldWriter> _fields = Fields.Read(fields, accounts.Fields.Find);

    /// <summary>Rows from the first place of a block on, with commas between them.</summary>
    public IEnumerable<PagePart> Of(int variety, int rows) =>
        Enumerable
            .Range(0, rows)
            .SelectMany(place => place == 0 ? Row(variety, 0) : [Text(","), .. Row(variety, place)]);

    /// <summary>A single row; the patch behind that of the block is that of its place.</summary>
    public IEnumerable<PagePart> Row(int variety, int place)
    {
        var draw = Draw.Of(variety, "bench account", place);
        var name = place % 10 == 3 ? draw.Pick(Words.Foreign) : $"{draw.Pick(Words.Company)} {draw.Pick(Words.Form)}";
        return
        [
            Text("{\"name\":\"acct_"),
            PagePart.Room(0, BlockLength),
            Text($"{place:d3}\",\"display_name\":\"Account "),
            PagePart.Room(0, BlockLength),
            Text($"{place:d3} {name}\",\"last_activity_time\":"),
            PagePart.Room(1 + place, TimeLength),
            PagePart.Of(Selected(variety, place)),
        ];
    }

    private byte[] Selected(int variety, int place)
    {
        var values = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(values, SearchReply.Format))
        {
            json.WriteStartArray();
            foreach (var field in _fields)
            {
                field(json, accounts.PlaceOf(variety, place));
            }

            json.WriteEndArray();
        }

        return [.. ",\"selected_fields\":"u8, .. values.WrittenSpan, (byte)'}'];
    }

    private static PagePart Text(string text) => PagePart.Of(Encoding.UTF8.GetBytes(text));
}
