using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Sandbox.Bench;

namespace Sandbox.Bronto;

/// <summary>
/// Any number of contacts, each about 1.7 KB with all columns whatever flags a call has, a tenth with letters beyond
/// ASCII. Their <c>modified</c> is spread evenly over some days, in blocks of 200 that share a minute, so windows that
/// meet at full minutes read each contact once. Ids hold block and place. Up to 5,000 come a page, then an empty one.
/// <c>?page=N</c> gives the pages of all contacts to a client that cannot call.
/// </summary>
public sealed class ContactPages : IBenchCalls
{
    private const int PerBlock = 200;
    private const int PerPage = 25;
    private const int Varieties = 4;
    private const string Head =
        "<soap:Envelope xmlns:soap=\""
        + SoapRequest.Envelope
        + "\"><soap:Body><ns2:readContactsResponse xmlns:ns2=\""
        + SoapRequest.Bronto
        + "\">";
    private const string Tail = "</ns2:readContactsResponse></soap:Body></soap:Envelope>";

    private readonly DateTimeOffset _first;
    private readonly long _minutes;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly PageTemplate[] _full;
    private readonly PageTemplate _last;

    /// <summary>So many contacts that were modified in the days from the first one on, compressed or not.</summary>
    public ContactPages(long records, DateTimeOffset first, int days, bool gzip = false)
    {
        Func<List<PagePart>, PageTemplate> make = gzip ? GzipTemplate.Of : PageTemplate.Plain;
        ContentEncoding = gzip ? "gzip" : null;
        _first = first;
        _minutes = days * 1_440L;
        // Compressed blocks are members of their own, which may stand one behind the other (RFC 1952, 2.2).
        _head = Whole(make([PagePart.Of(Encoding.ASCII.GetBytes(Head))]));
        _tail = Whole(make([PagePart.Of(Encoding.ASCII.GetBytes(Tail))]));
        Count = (int)((records + PerBlock - 1) / PerBlock);
        _full = [.. Enumerable.Range(0, Varieties).Select(variety => make(ContactPageParts.Of(variety, PerBlock)))];
        _last = make(ContactPageParts.Of(Count % Varieties, (int)(records - ((Count - 1L) * PerBlock))));
    }

    /// <inheritdoc/>
    public string Path => "/v4";

    /// <inheritdoc/>
    public string ContentType => "text/xml;charset=UTF-8";

    /// <inheritdoc/>
    public string? ContentEncoding { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Queries =>
        Enumerable.Range(1, (Count + PerPage - 1) / PerPage).Select(page => $"?page={page}");

    /// <inheritdoc/>
    public BenchCall? CallOf(string query, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return query.StartsWith("?page=", StringComparison.Ordinal) && int.TryParse(query.AsSpan(6), out var number)
                ? Page(0, Count, number)
                : null;
        }

        var request = SoapRequest.Parse(body);
        try
        {
            return request.Operation == "readContacts" && request.Number("pageNumber") is { } page
                ? Page(
                    Bound(request.Filter, 0, "AfterOrSameDay", "GreaterThanEqualTo", "After", "GreaterThan"),
                    Bound(request.Filter, Count, "Before", "LessThan", "BeforeOrSameDay", "LessThanEqualTo"),
                    page
                )
                : null;
        }
        catch (BrontoFault)
        {
            // The vendor says what is wrong with it.
            return null;
        }
    }

    /// <inheritdoc/>
    public int LengthOf(int block) => Template(block).Length;

    /// <inheritdoc/>
    public void Fill(int block, Span<byte> buffer)
    {
        var modified = _first.AddMinutes(block * _minutes / Count);
        Template(block).Fill(buffer, [Ascii($"{block:d9}"), Ascii($"{modified.UtcDateTime:yyyy-MM-ddTHH:mm}")]);
    }

    private static byte[] Ascii(FormattableString text) =>
        Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Whole(PageTemplate template)
    {
        var bytes = new byte[template.Length];
        template.Fill(bytes, []);
        return bytes;
    }

    private BenchCall Page(int from, int to, int page)
    {
        var first = (int)Math.Min(to, from + ((page - 1L) * PerPage));
        return new BenchCall(_head, first, Math.Clamp(to - first, 0, PerPage), _tail);
    }

    /// <summary>The first block that is not before the time, of the condition that has one of the operators.</summary>
    private int Bound(XElement? filter, int otherwise, params ReadOnlySpan<string> operators)
    {
        foreach (var condition in SoapRequest.Children(filter, "modified"))
        {
            if (operators.Contains(SoapRequest.TextOf(condition, "operator") ?? ""))
            {
                var time = SoapRequest.TimeOf(SoapRequest.TextOf(condition, "value")) ?? _first;
                var minute = Math.Clamp((long)Math.Ceiling((time - _first).TotalMinutes), 0, _minutes);
                return (int)(((minute * Count) + _minutes - 1) / _minutes);
            }
        }

        return otherwise;
    }

    private PageTemplate Template(int block) => block == Count - 1 ? _last : _full[block % Varieties];
}
