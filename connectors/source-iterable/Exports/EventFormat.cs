using System.Text;
using System.Text.Json;
using Connectors.Records;

namespace Connectors.Iterable.Exports;

/// <summary>
/// Events: Iterable gives them no key, so they get one, <c>_event_id</c>, a hash of the type and all that was sent. One person
/// has many events in one second, hence nothing less than all tells them apart.
/// </summary>
internal sealed class EventFormat : ExportFormat
{
    /// <summary>Ours; a line's own member of such a name is the customer's.</summary>
    public static readonly IReadOnlyList<string> OwnFields = ["_event_id", "_type", "data"];

    private readonly CanonicalHash _hash = new();
    private readonly byte[] _hashHead;
    private readonly byte[] _typeMember;

    public EventFormat(ExportType type, DeclaredFields fields)
        : base(type, fields, "_event_id", "_type")
    {
        _hashHead = Encoding.UTF8.GetBytes(type.DataTypeName + "\n");
        _typeMember = Encoding.UTF8.GetBytes($"\",\"_type\":\"{JsonEncodedText.Encode(type.DataTypeName)}\"");
    }

    protected override bool WriteHead(in JsonLine line, LinePlan plan, LineWriter record, out int omitted)
    {
        omitted = -1;
        Span<byte> id = stackalloc byte[CanonicalHash.Length];
        _hash.Write(_hashHead);
        plan.WriteCanonical(line, _hash);
        _hash.Finish(id);
        record.Write("{\"_event_id\":\""u8);
        record.Write(id);
        record.Write(_typeMember);
        return true;
    }
}
