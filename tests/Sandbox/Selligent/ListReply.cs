using System.Text.Json.Nodes;
using Sandbox.Faults;

namespace Sandbox.Selligent;

/// <summary>One page of a list, in what the account has around it.</summary>
internal sealed class ListReply(SelligentOptions options, VendorRequest request)
{
    private readonly Spelling _spelling = new(options, request.Fault);

    public Reply Write(AssetList list)
    {
        if (PageQuery.Of(request.Query, options.MaxLimit, out var problem) is not { } query)
        {
            return Errors.BadRequest(problem);
        }

        var rows = list.Rows;
        var size = Math.Min(query.Limit, options.PageCap ?? query.Limit);
        var step = _spelling.Is(Oddities.OffsetByLimit) ? query.Limit : size;
        var pages = (rows.Count + step - 1) / step;
        var page = PageGiven(query.Page, pages);
        var given = Take(rows, (page - 1L) * step, size, query.Descending);
        var reply = Envelop([.. given.Select((row, place) => Row(list, row, place))], rows.Count, page, pages);
        if (page == 1 && !query.Descending && given.Count > 1 && given.Count < rows.Count)
        {
            list.ChangeAmong(given);
        }

        return reply;
    }

    private int PageGiven(int page, int pages) =>
        _spelling.Is(Oddities.IgnorePage) ? 1
        : _spelling.Is(Oddities.RepeatLastPage) ? Math.Clamp(pages, 1, page)
        : page;

    private IReadOnlyList<Asset> Take(IReadOnlyList<Asset> rows, long offset, int size, bool descending)
    {
        if (offset >= rows.Count || _spelling.IsFault(ContentFaults.EmptyPage))
        {
            return [];
        }

        var (first, count) = ((int)offset, (int)Math.Min(size, rows.Count - offset));
        return [.. Enumerable.Range(first, count).Select(place => rows[descending ? rows.Count - 1 - place : place])];
    }

    private JsonObject Row(AssetList list, Asset asset, int place)
    {
        var row = list.Write(asset, _spelling);
        OddMembers.Add(row, asset, _spelling, isFirst: place == 0);
        return row;
    }

    private Reply Envelop(JsonArray rows, int total, int page, int pages) =>
        (options.Envelope, rows.Count) switch
        {
            (Envelope.Array, _) => _spelling.Reply(rows),
            (Envelope.NoContentWhenEmpty, 0) => new Reply(204, null, default),
            (Envelope.NullWhenEmpty, 0) => _spelling.Reply(new JsonObject { ["data"] = null }),
            (Envelope.Totals, _) => _spelling.Reply(
                new JsonObject
                {
                    ["total"] = total,
                    ["page"] = page,
                    ["data"] = rows,
                    ["pages"] = pages,
                    ["paging"] = new JsonObject { ["data"] = new JsonArray(), ["order"] = "modified_time" },
                }
            ),
            _ => _spelling.Reply(new JsonObject { ["data"] = rows }),
        };
}
