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

    public string Spell(Node node, long index)
    {
        var text = new StringBuilder();
        Write(text, node, index);
        return text.ToString();
    }

    public void Write(StringBuilder text, Node node, long index) =>
        new Spelling(
            Is(Oddities.Reordered) ? Draw.Of(account.Options.Seed, "spelling", (Number << 32) ^ index) : null
        ).Write(text, node);

    public Reply Json(Node node) => Reply.Json(200, Spell(node, 0));

    private static Oddities OddityOf(Fault? fault) =>
        fault?.Kind.Name switch
        {
            ContentFaults.UnknownField => Oddities.UnknownFields,
            ContentFaults.BigNumbers => Oddities.BigNumbers,
            _ => Oddities.None,
        };
}
