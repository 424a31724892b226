using System.Buffers;
using System.Text.Json;
using Sandbox.Data;

namespace Sandbox.Totango;

/// <summary>All accounts that a query asks for, whole, 1,000 a page, without a wall.</summary>
internal sealed class Scroll(
    TotangoOptions options,
    AccountBase accounts,
    AccountSearch search,
    AccountDocument document
)
{
    private const int PageSize = 1_000;

    private readonly SearchReply _reply = new(options);

    public Reply Answer(VendorRequest request)
    {
        var form = SearchForm.Of(request);
        var offset = form.Value("scroll_id") switch
        {
            null or "" => 0,
            var id => PositionCursor.Read(id) ?? throw new QueryException("There is no such scroll."),
        };
        var query = SearchQuery.Of(form.Query) with { Offset = (int)offset, Count = PageSize };
        // Whole accounts are given whatever is asked for, but it must be right.
        _ = search.Asked(query);
        var page = search.Find(query, wall: null);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, SearchReply.Format))
        {
            json.WriteStartObject();
            var next = PositionCursor.Write(
                new DateTimeOffset(options.LastDay, TimeOnly.MinValue, TimeSpan.Zero),
                offset + page.Rows.Count
            );
            json.WriteString(options.Has(Oddities.ScrollUnderscore) ? "scroll_id" : "scroll-id", next);
            _reply.WriteTotal(json, page.Total);
            json.WriteStartArray("accounts");
            foreach (var place in page.Rows)
            {
                Write(json, place);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Reply.Json(200, buffer.WrittenMemory);
    }

    private void Write(Utf8JsonWriter json, int place)
    {
        var lacking = options.Has(Oddities.LackingKeys) ? accounts.Number(place) % 4 : 0;
        json.WriteStartObject();
        json.WriteString("id", accounts.Id(place));
        if (lacking != 1)
        {
            Rows.WriteText(json, "display_name", accounts.Name(place));
        }

        document.WriteMembers(json, place, withHealth: lacking != 2, withAttributes: lacking != 3);
        json.WriteEndObject();
    }
}
