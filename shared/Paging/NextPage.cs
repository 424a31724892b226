using System.Globalization;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Paging;

/// <summary>
/// A vendor's rule for what comes after a page. It has one question to answer and refuses to go in a circle: a vendor that
/// says there is more, and does not say where, or says the same place again, would otherwise be read for ever or cut short.
/// </summary>
public abstract class NextPage
{
    /// <summary>A cursor that is sent back as it came, and a flag that says whether there is more.</summary>
    /// <param name="cursor">The steering value with the cursor.</param>
    /// <param name="hasMore">
    /// The steering value with the flag. Where a reply lacks it, only a page without records or without a cursor is the last:
    /// a request too many is cheaper than a list that is cut short unseen.
    /// </param>
    public static NextPage ByCursor(string cursor, string hasMore) => new CursorRule(cursor, hasMore);

    /// <summary>Pages counted from 1, and their number.</summary>
    /// <param name="totalPages">The steering value with the number of pages.</param>
    public static NextPage ByNumber(string totalPages) => new NumberRule(totalPages);

    /// <summary>
    /// Pages counted from 1, in a vendor that gives the address of the next one. Where it does not, a page that is full, or a
    /// total that is not reached, is followed by one request more: too many is cheaper than a list that is cut short unseen.
    /// </summary>
    /// <param name="link">The steering value with the address of the next page, of which only its being there counts.</param>
    /// <param name="total">The steering value with the number of all records.</param>
    /// <param name="size">How many records a page was asked to have.</param>
    public static NextPage ByCountedPages(string link, string total, int size) => new CountedRule(link, total, size);

    /// <summary>Pages counted from 1, of which the first without records is the last: a vendor may give short ones before.</summary>
    public static NextPage UntilEmpty { get; } = new UntilEmptyRule();

    /// <summary>The number of the page that a token of <see cref="ByCountedPages"/> or <see cref="UntilEmpty"/> asks for.</summary>
    public static int PageOf(string? token) => CountedRule.Read(token).Page;

    /// <summary>The address of the next page; absent or null on the last.</summary>
    /// <param name="link">The steering value with the address.</param>
    public static NextPage ByLink(string link) => new LinkRule(link);

    /// <summary>What asks for the page after <paramref name="page"/>; null where it is the last.</summary>
    /// <param name="page">The page that arrived.</param>
    /// <param name="token">What asked for it; null for the first page.</param>
    /// <exception cref="ConnectorException">The vendor says there is more, but not where.</exception>
    public string? After(RecordPage page, string? token)
    {
        var next = Next(page, token);
        return next is null || (next.Length > 0 && next != token)
            ? next
            : throw ConnectorException.System(
                "The vendor says that more pages follow, but does not say where they are or names the same page again. "
                    + "Reading on would never end, and stopping would lose records; please try again later.",
                $"next page token {(next.Length == 0 ? "is empty" : "repeats itself")} after a page of {page.Count} records"
            );
    }

    /// <summary>The next token as the vendor gives it; empty where it should be there and is not.</summary>
    private protected abstract string? Next(RecordPage page, string? token);

    private sealed class CursorRule(string cursor, string hasMore) : NextPage
    {
        private protected override string? Next(RecordPage page, string? token) =>
            page.Flag(hasMore) ? page.Text(cursor) ?? ""
            : page.Text(hasMore) is null && page.Count > 0 && page.Text(cursor) is { Length: > 0 } next ? next
            : null;
    }

    private sealed class NumberRule(string totalPages) : NextPage
    {
        private protected override string? Next(RecordPage page, string? token)
        {
            var current = token is null ? 1 : int.Parse(token, CultureInfo.InvariantCulture);
            var isNumber = int.TryParse(page.Text(totalPages), CultureInfo.InvariantCulture, out var total);
            return isNumber && current < total ? (current + 1).ToString(CultureInfo.InvariantCulture) : null;
        }
    }

    private sealed class CountedRule(string link, string total, int size) : NextPage
    {
        /// <summary>The page, how many records came before it, and what the page before began with.</summary>
        public static (int Page, long Before, string First) Read(string? token) =>
            token?.Split(':') is [var page, var before, var first]
                ? (
                    int.Parse(page, CultureInfo.InvariantCulture),
                    long.Parse(before, CultureInfo.InvariantCulture),
                    first
                )
                : (1, 0, "");

        public static string Write(int page, long before, string first) =>
            string.Create(CultureInfo.InvariantCulture, $"{page}:{before}:{first}");

        private protected override string? Next(RecordPage page, string? token)
        {
            var (number, before, previous) = Read(token);
            var first = page.FirstHash();
            if (page.Count > 0 && first == previous)
            {
                return token; // the vendor does not turn the page
            }

            var read = before + page.Count;
            var isLast =
                page.Count == 0
                || (
                    string.IsNullOrEmpty(page.Text(link))
                    && (
                        long.TryParse(page.Text(total), CultureInfo.InvariantCulture, out var all)
                            ? read >= all
                            : page.Count != size
                    )
                );
            return isLast ? null : Write(number + 1, read, first);
        }
    }

    private sealed class UntilEmptyRule : NextPage
    {
        private protected override string? Next(RecordPage page, string? token)
        {
            var (number, before, previous) = CountedRule.Read(token);
            var first = page.FirstHash();
            return page.Count == 0 ? null
                : first.Length > 0 && first == previous ? token // the vendor does not turn the page
                : CountedRule.Write(number + 1, before + page.Count, first);
        }
    }

    private sealed class LinkRule(string link) : NextPage
    {
        private protected override string? Next(RecordPage page, string? token) => page.Text(link);
    }
}
