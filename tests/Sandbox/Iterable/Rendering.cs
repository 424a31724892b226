using System.Text;
using Sandbox.Data;
using Sandbox.Faults;

namespace Sandbox.Iterable;

/// <summary>How a reply is spelled: as the project does, and as odd as a fault of the request wants it.</summary>
internal sealed class Rendering(Account account, VendorRequest request)
{
    private readonly Oddities _oddities = account.Options.Oddities | OddityOf(request.Fault);

    public VendorRequest Request => request;

    /// <summary>How many requests came before; what differs from request to request differs by this.</summary>
    public long Number { get; } = account.NextRequest();

    /// <summary>The length of the text that makes a line huge.</summary>
    public int HugeLength =>
        IsFault(ContentFaults.HugeRecord)
            ? int.TryParse(request.Fault?.Argument, out var length)
                ? length
                : 5_000_000
            : account.Options.HugeBytes;

    public bool Is(Oddities oddity) => (_oddities & oddity) != 0;

    public bool IsFault(string name) => request.Fault?.Kind.Name == name;

    /// <summary>A line, which stays one however it is spelled.</summary>
    public void WriteLine(StringBuilder text, Node node, long index) =>
        new Spelling(DrawFor(index), IsFault(ContentFaults.PrettyPrinted) ? " " : "").Write(text, node);

    /// <summary>A reply of its own.</summary>
    public Reply Json(Node node)
    {
        var text = new StringBuilder();
        new Spelling(DrawFor(0), IsFault(ContentFaults.PrettyPrinted) ? "\n  " : "").Write(text, node);
        return Reply.Json(200, text.ToString());
    }

    /// <summary>The records of a list.</summary>
    public Items Records(IEnumerable<Members> records) =>
        new(records.Select((record, place) => OddRecords.Of(record, this, place)));

    private Draw? DrawFor(long index) =>
        Is(Oddities.Reordered) ? Draw.Of(account.Options.Seed, "spelling", (Number << 32) ^ index) : null;

    private static Oddities OddityOf(Fault? fault) =>
        fault?.Kind.Name switch
        {
            ContentFaults.UnknownField => Oddities.UnknownFields,
            ContentFaults.BigNumbers => Oddities.BigNumbers,
            _ => Oddities.None,
        };
}
