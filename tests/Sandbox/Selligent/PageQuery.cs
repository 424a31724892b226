using System.Globalization;

namespace Sandbox.Selligent;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record PageQuery(int Page, int Limit, bool Descending)
{
    private const int DefaultLimit = 100;

    /// <summary>Reads the query; what is missing has a default.</summary>
    /// <param name="query">Gives the value of a parameter.</param>
    /// <param name="maxLimit">A longer page is refused.</param>
    /// <param name="problem">Why there is no page.</param>
    public static PageQuery? Of(Func<string, string?> query, int? maxLimit, out string problem)
    {
        var page = Number(query("page"), 1);
        var limit = Number(query("limit"), DefaultLimit);
        problem =
            page is null ? "page must be a number from 1 on."
            : limit is null || limit > maxLimit ? $"limit must be a number from 1 to {maxLimit ?? int.MaxValue}."
            : query("order") is not (null or "modified_time") ? "order must be modified_time."
            : query("sort") is not (null or "asc" or "desc") ? "sort must be asc or desc."
            : "";
        return problem.Length == 0 && page is { } number && limit is { } rows
            ? new PageQuery(number, rows, query("sort") == "desc")
            : null;
    }

    private static int? Number(string? text, int otherwise) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : null;
}
