using System.Globalization;
using System.Text;
using System.Web;
using Sandbox.Bench;

namespace Sandbox.Iterable;

/// <summary>
/// Any number of emailSend events in one export, each a line of about 500 bytes, a tenth with letters beyond ASCII.
/// messageId and e-mail hold block and place, so no line occurs twice. They are for the window that holds
/// 2024-01-15 00:00:00 UTC, and all happened within the minute that begins then.
/// </summary>
public sealed class EmailSendBody : IBenchBody
{
    private const int PerBlock = 200;
    private const int Varieties = 4;

    private static readonly DateTimeOffset _instant = new(2024, 1, 15, 0, 0, 0, TimeSpan.Zero);

    private readonly PageTemplate[] _full;
    private readonly PageTemplate _last;

    /// <summary>A body of so many lines.</summary>
    public EmailSendBody(long records)
    {
        Count = (int)((records + PerBlock - 1) / PerBlock);
        _full = [.. Enumerable.Range(0, Varieties).Select(variety => Make(variety, PerBlock))];
        _last = Make(Count % Varieties, (int)(records - ((Count - 1L) * PerBlock)));
    }

    /// <inheritdoc/>
    public string Path => "/api/export/data.json";

    /// <inheritdoc/>
    public string ContentType => "application/x-json-stream";

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Queries =>
        ["?dataTypeName=emailSend&startDateTime=2024-01-15%2000:00:00&endDateTime=2024-01-16%2000:00:00"];

    /// <inheritdoc/>
    public bool IsFor(string query)
    {
        var values = HttpUtility.ParseQueryString(query);
        return First("dataTypeName") == "emailSend"
            && Times.Bound(First("startDateTime")) <= _instant
            && Times.Bound(First("endDateTime")) > _instant;

        // Some clients say everything twice.
        string? First(string name) => values.GetValues(name)?[0];
    }

    /// <inheritdoc/>
    public int LengthOf(int block) => Template(block).Length;

    /// <inheritdoc/>
    public void Fill(int block, Span<byte> buffer) =>
        Template(block).Fill(buffer, [Encoding.ASCII.GetBytes(block.ToString("d9", CultureInfo.InvariantCulture))]);

    private PageTemplate Template(int block) => block == Count - 1 ? _last : _full[block % Varieties];

    private static PageTemplate Make(int variety, int records) =>
        PageTemplate.Plain(Enumerable.Range(0, records).SelectMany(place => EmailSendLine.Parts(variety, place)));
}
