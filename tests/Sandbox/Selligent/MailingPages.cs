using System.Globalization;
using System.Text;
using System.Web;
using Sandbox.Bench;

namespace Sandbox.Selligent;

/// <summary>
/// Any number of transactional mailings, each about 600 bytes with its campaign, owner and target, a tenth with letters
/// beyond ASCII, in pages of whatever limit is asked for. Ids hold block and place, times are a second apart within a
/// block of 200 and five minutes from block to block, so both ascend and neither occurs twice.
/// </summary>
public sealed class MailingPages : IBenchCalls
{
    private const int PerBlock = 200;
    private const int MinutesPerBlock = 5;
    private const int Varieties = 4;
    private const int NamedLimit = 1_000;

    private static readonly DateTime _first = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly byte[] _head = "{\"data\":["u8.ToArray();
    private static readonly byte[] _tail = "]}"u8.ToArray();

    private readonly long _records;
    private readonly PageTemplate[] _full;
    private readonly PageTemplate[][] _rows;
    private readonly PageTemplate _last;
    private readonly BlockedRows _blocks;

    /// <summary>So many mailings.</summary>
    public MailingPages(long records)
    {
        _records = records;
        _blocks = new BlockedRows(records, PerBlock, Row);
        var varieties = Enumerable.Range(0, Varieties);
        _full = [.. varieties.Select(variety => PageTemplate.Plain(MailingPageParts.Of(variety, PerBlock)))];
        _rows = [.. varieties.Select(Rows)];
        var before = Math.Max(0, Count - 1);
        _last = PageTemplate.Plain(MailingPageParts.Of(before % Varieties, (int)(records - ((long)before * PerBlock))));

        static PageTemplate[] Rows(int variety) =>
            [
                .. Enumerable
                    .Range(0, PerBlock)
                    .Select(place => PageTemplate.Plain(MailingPageParts.Row(variety, place))),
            ];
    }

    /// <inheritdoc/>
    public string Path => "/sm/rest/v1/mailings/transactional/";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public string? ContentEncoding => null;

    /// <inheritdoc/>
    public int Count => _blocks.Blocks;

    /// <inheritdoc/>
    public IEnumerable<string> Queries =>
        Enumerable
            .Range(1, (int)((_records + NamedLimit - 1) / NamedLimit))
            .Select(page => $"?page={page}&limit={NamedLimit}&order=modified_time&sort=asc");

    /// <inheritdoc/>
    public BenchCall? CallOf(string query, ReadOnlyMemory<byte> body)
    {
        var values = HttpUtility.ParseQueryString(query);
        if (PageQuery.Of(name => values[name], maxLimit: null, out _) is not { Descending: false } page)
        {
            // The vendor says what is wrong with it.
            return null;
        }

        var from = Math.Min((page.Page - 1L) * page.Limit, _records);
        return _blocks.Between(_head, from, Math.Min(from + page.Limit, _records), _tail);
    }

    /// <inheritdoc/>
    public int LengthOf(int block) => Template(block).Length;

    /// <inheritdoc/>
    public void Fill(int block, Span<byte> buffer) => Template(block).Fill(buffer, Patches(block));

    private PageTemplate Template(int block) => block == Count - 1 ? _last : _full[block % Varieties];

    private (PageTemplate Template, byte[][] Patches) Row(long row)
    {
        var block = (int)(row / PerBlock);
        return (_rows[block % Varieties][row % PerBlock], Patches(block));
    }

    /// <summary>In the order of <see cref="MailingPageParts"/>: the block, and the minutes that it covers.</summary>
    private static byte[][] Patches(int block)
    {
        var patches = new byte[1 + MailingPageParts.Minutes][];
        patches[0] = Ascii($"{block:d8}");
        var start = _first.AddMinutes((double)block * MinutesPerBlock);
        for (var minute = 0; minute < MailingPageParts.Minutes; minute++)
        {
            patches[1 + minute] = Ascii($"{start.AddMinutes(minute):yyyy-MM-ddTHH:mm}");
        }

        return patches;
    }

    private static byte[] Ascii(FormattableString text) =>
        Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));
}
