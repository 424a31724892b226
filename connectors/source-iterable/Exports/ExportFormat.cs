using Connectors.Records;

namespace Connectors.Iterable.Exports;

/// <summary>
/// Makes a record of an exported line: what the schema declares stays on the top level, as it was sent but for date-times;
/// everything else goes into the object <c>data</c>, whatever customers and Iterable come up with. Nothing is dropped.
/// </summary>
internal abstract class ExportFormat(ExportType type, DeclaredFields fields, params IReadOnlyList<string> members)
    : JsonLineFormat(type.DataTypeName, members)
{
    private readonly List<LinePlan?> _plans = [];
    private readonly List<int> _rest = [];
    private readonly EmbeddedJson _embedded = new();
    private (int Member, bool IsObject) _looked;

    /// <summary>Writes what comes before the line's own members, the opening brace included; gives true where that is a member.</summary>
    /// <param name="line">The line.</param>
    /// <param name="plan">What its names mean.</param>
    /// <param name="record">Where it goes.</param>
    /// <param name="omitted">A member that is not to be written again, or -1.</param>
    protected abstract bool WriteHead(in JsonLine line, LinePlan plan, LineWriter record, out int omitted);

    protected sealed override void Write(in JsonLine line, LineWriter record)
    {
        var plan = Plan(line);
        var needsComma = WriteHead(line, plan, record, out var omitted);
        _rest.Clear();
        _looked = (-1, false);
        for (var i = 0; i < line.Layout.Count; i++)
        {
            if (i == omitted)
            {
                continue;
            }

            var kind = KindOf(line, plan, i);
            if (kind == FieldKind.Rest)
            {
                _rest.Add(i);
                continue;
            }

            if (needsComma)
            {
                record.Write(","u8);
            }

            needsComma = true;
            if (kind == FieldKind.Plain)
            {
                // Neighbours that stay as they are go in one piece.
                var last = LastPlain(line, plan, i, omitted);
                record.Write(line.Members(i, last));
                i = last;
            }
            else
            {
                WriteMember(line, i, kind, record);
            }
        }

        if (_rest.Count > 0)
        {
            WriteRest(line, record, needsComma);
        }

        record.Write("}"u8);
    }

    private LinePlan Plan(in JsonLine line)
    {
        while (_plans.Count <= line.LayoutIndex)
        {
            _plans.Add(null);
        }

        var plan = _plans[line.LayoutIndex];
        if (plan is null || !ReferenceEquals(plan.Layout, line.Layout))
        {
            _plans[line.LayoutIndex] = plan = new LinePlan(line.Layout, fields);
        }

        return plan;
    }

    /// <summary>What becomes of this value: one of another kind than is declared would be lost to typed destinations.</summary>
    private FieldKind KindOf(in JsonLine line, LinePlan plan, int member)
    {
        var declared = plan.Kind(member);
        if (declared is FieldKind.Plain or FieldKind.Rest)
        {
            return declared;
        }

        var first = line.Value(member)[0];
        return first == 'n' ? FieldKind.Plain
            : declared == FieldKind.DateTime ? (first == '"' ? declared : FieldKind.Rest)
            : declared == FieldKind.List ? (first == '[' ? FieldKind.Plain : FieldKind.Rest)
            : first == '{' ? (declared == FieldKind.ObjectWithDates ? declared : FieldKind.Plain)
            : HoldsObject(line, member) ? FieldKind.Object
            : FieldKind.Rest;
    }

    /// <summary>Whether a text holds an object, which is taken out once however often this is asked.</summary>
    private bool HoldsObject(in JsonLine line, int member)
    {
        if (_looked.Member != member)
        {
            _looked = (member, _embedded.TryObject(line.Value(member)));
        }

        return _looked.IsObject;
    }

    private int LastPlain(in JsonLine line, LinePlan plan, int first, int omitted)
    {
        var last = first;
        while (last + 1 < line.Layout.Count && last + 1 != omitted && KindOf(line, plan, last + 1) == FieldKind.Plain)
        {
            last++;
        }

        return last;
    }

    private void WriteMember(in JsonLine line, int member, FieldKind kind, LineWriter record)
    {
        record.Write(line.Layout.Token(member));
        var value = line.Value(member);
        switch (kind)
        {
            case FieldKind.DateTime:
                Span<byte> normal = stackalloc byte[DateTimeText.Room];
                record.Write(DateTimeText.TryNormalise(value, normal, out var length) ? normal[..length] : value);
                break;
            case FieldKind.ObjectWithDates:
                NestedDates.Write(value, fields.NestedDates, record);
                break;
            default:
                record.WriteDecoded(HoldsObject(line, member) ? _embedded.Json : value);
                break;
        }
    }

    private void WriteRest(in JsonLine line, LineWriter record, bool needsComma)
    {
        record.Write(needsComma ? ",\"data\":"u8 : "\"data\":"u8);
        var opening = "{"u8;
        foreach (var member in _rest)
        {
            record.Write(opening);
            opening = ","u8;
            record.Write(line.Layout.Token(member));
            record.Write(line.Value(member));
        }

        record.Write("}"u8);
    }
}
