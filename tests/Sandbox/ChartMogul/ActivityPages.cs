using System.Globalization;
using System.Text;
using Sandbox.Bench;

namespace Sandbox.ChartMogul;

/// <summary>
/// Any number of activities in pages of 200, each about 600 bytes, a tenth with letters beyond ASCII. Uuids hold page
/// and place, dates are a second apart within a page and five minutes from page to page, so both ascend and neither
/// occurs twice. Page n is asked for by <c>cursor=p</c> and n in nine digits, or by <c>start-after</c> and the uuid
/// before it; all other parameters are ignored.
/// </summary>
public sealed class ActivityPages : IBenchPages
{
    private const int PerPage = 200;
    private const int Varieties = 4;
    private const int MinutesPerPage = 5;

    private static readonly DateTime _first = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PageTemplate[] _full;
    private readonly PageTemplate _last;
    private readonly PageTemplate _empty;

    /// <summary>Pages for so many records, compressed or not.</summary>
    public ActivityPages(long records, bool gzip = false)
    {
        Func<List<PagePart>, PageTemplate> make = gzip ? GzipTemplate.Of : PageTemplate.Plain;
        ContentEncoding = gzip ? "gzip" : null;
        Count = (int)((records + PerPage - 1) / PerPage);
        _full =
        [
            .. Enumerable.Range(0, Varieties).Select(variety => make(ActivityPageParts.Of(variety, PerPage, true))),
        ];
        _last = make(ActivityPageParts.Of(Count % Varieties, (int)(records - ((Count - 1L) * PerPage)), false));
        _empty = make(ActivityPageParts.Empty);
    }

    /// <inheritdoc/>
    public string Path => "/v1/activities";

    /// <inheritdoc/>
    public string? ContentEncoding { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int? PageOf(string query)
    {
        var page =
            Value(query, "cursor=") is ['p', .. var digits] ? Number(digits, 0)
            : Value(query, "start-after=") is { Length: 36 } uuid ? PageBehind(uuid)
            : 0;
        return page <= Count ? page : null;
    }

    /// <inheritdoc/>
    public string QueryOf(int page) => $"?cursor=p{page:d9}";

    /// <inheritdoc/>
    public int LengthOf(int block) => Template(block).Length;

    /// <inheritdoc/>
    public void Fill(int block, Span<byte> buffer) => Template(block).Fill(buffer, Patches(block));

    private PageTemplate Template(int page) =>
        page >= Count ? _empty
        : page == Count - 1 ? _last
        : _full[page % Varieties];

    /// <summary>In the order of <see cref="ActivityPageParts"/>: page, cursor, and the minutes that the page covers.</summary>
    private static byte[][] Patches(int page)
    {
        var patches = new byte[2 + ActivityPageParts.Minutes][];
        patches[0] = Ascii($"{page:d9}");
        patches[1] = Ascii($"p{page + 1:d9}");
        var start = _first.AddMinutes((double)page * MinutesPerPage);
        for (var minute = 0; minute < ActivityPageParts.Minutes; minute++)
        {
            patches[2 + minute] = Ascii($"{start.AddMinutes(minute):yyyy-MM-ddTHH:mm}");
        }

        return patches;
    }

    private static byte[] Ascii(FormattableString text) =>
        Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The page after the one that the uuid ends; from the middle of a page there is no page to go on with.</summary>
    private int? PageBehind(string uuid) =>
        Number(uuid.AsSpan(33), 0) == PerPage - 1 ? Number(uuid.AsSpan(24, 9), 1)
        : Number(uuid.AsSpan(24, 9), 1) == Count ? Count
        : null;

    private static int? Number(ReadOnlySpan<char> digits, int more) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number + more : null;

    private static string? Value(string query, string name)
    {
        var at = query.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = query.AsSpan(at + name.Length);
        var end = rest.IndexOf('&');
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
