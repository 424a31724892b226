using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Bench;

namespace Sandbox.Totango;

/// <summary>
/// Any number of accounts with any fields, a tenth with letters beyond ASCII, as a search gives them: all, or those of a
/// period. Ids and names hold block and place; the times ascend with them, most of them in the recent past, so a period is
/// a stretch of the list. What a search asks for besides is the vendor's to answer. <c>?page=N</c> gives pages of 1,000
/// accounts with all attributes to a client that cannot call.
/// </summary>
public sealed class AccountPages : IBenchCalls
{
    private const int PerBlock = 200;
    private const int PerPage = 1_000;

    private static readonly long _span = (long)TimeSpan.FromDays(730).TotalMilliseconds;
    private static readonly byte[] _tail = "],\"stats\":{}}}}"u8.ToArray();

    private readonly Lock _lock = new();
    private readonly long _records;
    private readonly long _end;
    private readonly int? _wall;
    private readonly AccountTemplates _templates;
    private readonly int _rowsInLast;
    private readonly Dictionary<string, int> _numbers = [];
    private volatile AccountTemplates.Choice[] _choices = [];

    /// <param name="records">How many accounts there are.</param>
    /// <param name="attributes">How many attributes each has.</param>
    /// <param name="wall">No search gives rows from here on; <c>null</c> gives all.</param>
    public AccountPages(long records, int attributes = 40, int? wall = 10_000)
    {
        _records = records;
        _wall = wall;
        _end = new TotangoOptions().End;
        _templates = new AccountTemplates(attributes, PerBlock);
        Count = (int)((records + PerBlock - 1) / PerBlock);
        _rowsInLast = (int)(records - (Math.Max(0, Count - 1L) * PerBlock));
        // The first choice is that of a page without a query, so that its making is in no figure.
        NumberOf(AllFields());
    }

    /// <inheritdoc/>
    public string Path => "/api/v1/search/accounts";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public string? ContentEncoding => null;

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Queries =>
        Enumerable.Range(1, (int)((_records + PerPage - 1) / PerPage)).Select(page => $"?page={page}");

    /// <inheritdoc/>
    public BenchCall? CallOf(string query, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return query.StartsWith("?page=", StringComparison.Ordinal) && int.TryParse(query.AsSpan(6), out var page)
                ? Call(0, 0, _records, (page - 1L) * PerPage, PerPage, wall: null)
                : null;
        }

        try
        {
            return SearchForm.Of(body.Span) is { } form ? Call(SearchQuery.Of(form.Query)) : null;
        }
        catch (QueryException)
        {
            // The vendor says what is wrong with it.
            return null;
        }
    }

    /// <inheritdoc/>
    public int LengthOf(int block) => _choices[block / Count].Block(block % Count).Length;

    /// <inheritdoc/>
    public void Fill(int block, Span<byte> buffer)
    {
        var number = block % Count;
        var rows = number == Count - 1 ? _rowsInLast : PerBlock;
        _choices[block / Count].Block(number).Fill(buffer, Patches(number, 0, rows));
    }

    private BenchCall? Call(SearchQuery query)
    {
        Period? period = query.Terms.GetArrayLength() switch
        {
            0 => Period.Whole,
            1
                when query.Terms[0] is var term
                    && Fields.Named(term, "type") == "date"
                    && Fields.Named(term, "term") == "last_activity_time" => Period.Of(term),
            _ => null,
        };
        return period is not { } known || query.Descending
            ? null
            : Call(
                NumberOf(query.Fields),
                FirstFrom(known.First),
                known.Last == long.MaxValue ? _records : FirstFrom(known.Last + 1),
                query.Offset,
                query.Count,
                _wall
            );
    }

    private BenchCall Call(int choice, long first, long behind, long offset, int count, int? wall)
    {
        var total = Math.Max(0, behind - first);
        var from = Math.Min(offset, total);
        var to = Math.Max(from, Math.Min(from + count, Math.Min(total, wall ?? total)));
        var head = Encoding.ASCII.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"status":"success","_revision":"r1","_type":"search","_version":1,"service_id":"12345","took":3,"response":{"accounts":{"total_hits":{{{total}}},"hits":["""
            )
        );
        var rows = new BlockedRows(_records, PerBlock, row => Row(_choices[choice], row));
        return rows.Between(head, first + from, first + to, _tail, choice * Count);
    }

    private (PageTemplate Template, byte[][] Patches) Row(AccountTemplates.Choice choice, long row)
    {
        var (block, place) = ((int)(row / PerBlock), (int)(row % PerBlock));
        return (choice.Row(block, place), Patches(block, place, place + 1));
    }

    /// <summary>In the order of <see cref="AccountPageParts"/>: the block, and the times of these places.</summary>
    private byte[][] Patches(int block, int from, int to)
    {
        var patches = new byte[1 + to][];
        patches[0] = Digits(block, 8);
        for (var place = from; place < to; place++)
        {
            patches[1 + place] = Digits(TimeOf(((long)block * PerBlock) + place), 13);
        }

        return patches;
    }

    private static byte[] Digits(long number, int length)
    {
        var digits = new byte[length];
        Utf8Formatter.TryFormat(number, digits, out _, new System.Buffers.StandardFormat('D', (byte)length));
        return digits;
    }

    /// <summary>The third power brings one account in ten into the last day.</summary>
    private long TimeOf(long row)
    {
        var part = (double)(_records - 1 - row) / Math.Max(1, _records);
        return _end - 2 - (long)(_span * part * part * part);
    }

    /// <summary>The first row that is not before the time.</summary>
    private long FirstFrom(long time)
    {
        var (low, high) = (0L, _records);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = TimeOf(middle) < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The number of a choice of fields; the first call that makes it takes a moment longer.</summary>
    private int NumberOf(JsonElement fields)
    {
        var text = fields.GetRawText();
        lock (_lock)
        {
            if (!_numbers.TryGetValue(text, out var number))
            {
                // Others read while this goes on, and see all of it or nothing.
                number = _choices.Length;
                _choices = [.. _choices, _templates.For(fields, Count, _rowsInLast)];
                _numbers.Add(text, number);
            }

            return number;
        }
    }

    /// <summary>What a client asks for that wants all attributes.</summary>
    private JsonElement AllFields()
    {
        JsonArray fields =
        [
            new JsonObject { ["type"] = "string", ["term"] = "status_group" },
            new JsonObject { ["type"] = "string", ["term"] = "health" },
            .. _templates.List.All.Select(attribute => new JsonObject
            {
                ["type"] = attribute.FieldType,
                ["attribute"] = attribute.Name,
            }),
        ];
        return JsonElement.Parse(fields.ToJsonString());
    }
}
