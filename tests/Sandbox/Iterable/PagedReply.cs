using System.Globalization;
using System.Web;
using Sandbox.Faults;

namespace Sandbox.Iterable;

/// <summary>One page of a list that is asked for by page number.</summary>
/// <param name="Array">The property that holds the records.</param>
/// <param name="Total">The property that counts all of them.</param>
/// <param name="DefaultSize">The length of a page that is not asked for by size.</param>
/// <param name="MaxSize">The longest page that may be asked for.</param>
internal sealed record PagedReply(string Array, string Total, int DefaultSize, int MaxSize)
{
    private const int Cap = 20;

    /// <summary>The envelope, or a refusal.</summary>
    public Reply Write<T>(Rendering rendering, IReadOnlyList<T> all, Func<T, Members> write, bool inParams = false)
    {
        var request = rendering.Request;
        if (Number(request.Query("page"), 1) is not (> 0 and var page))
        {
            return Errors.BadParams("page must be a number from 1 on");
        }

        if (Number(request.Query("pageSize"), DefaultSize) is not (> 0 and var size) || size > MaxSize)
        {
            return Errors.BadParams($"pageSize must be a number from 1 to {MaxSize}");
        }

        size = rendering.Is(Oddities.PageCap) ? Math.Min(size, Cap) : size;
        var isEmptied = rendering.IsFault(ContentFaults.EmptyPage);
        var before = (int)Math.Min((page - 1L) * size, all.Count);
        var records = all.Skip(before).Take(isEmptied ? 0 : size);
        var more = isEmptied || all.Count - before > size;
        var next = isEmptied || rendering.IsFault(ContentFaults.RepeatedCursor) ? page : page + 1;
        var envelope = new Members
        {
            { Array, rendering.Records(records.Select(write)) },
            { Total, rendering.IsFault(ContentFaults.NoHasMore) ? null : all.Count },
            { "nextPageUrl", more && !HidesMore(rendering) ? Link(request, next, size) : null },
            { "previousPageUrl", page > 1 ? Link(request, page - 1, size) : null },
        };
        return rendering.Json(
            inParams
                ? new Members
                {
                    { "msg", "" },
                    { "code", "Success" },
                    { "params", envelope },
                }
                : envelope
        );
    }

    private static bool HidesMore(Rendering rendering) =>
        rendering.Is(Oddities.NoNextPageUrl)
        || rendering.IsFault(ContentFaults.NullCursor)
        || rendering.IsFault(ContentFaults.NoHasMore);

    private static string Link(VendorRequest request, int page, int size)
    {
        var query = HttpUtility.ParseQueryString(request.QueryString);
        query["page"] = $"{page}";
        query["pageSize"] = $"{size}";
        return $"{request.BaseUrl}{request.Path}?{query}";
    }

    private static int? Number(string? text, int otherwise) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
