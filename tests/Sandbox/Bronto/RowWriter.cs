using System.Xml;
using System.Xml.Schema;

namespace Sandbox.Bronto;

/// <summary>Writes rows, one element behind the other, as plain or as odd as the style is.</summary>
internal sealed class RowWriter(XmlWriter xml, Style style)
{
    /// <summary>Without these a row would not be what it is, so they never say xsi:nil.</summary>
    private static readonly HashSet<string> _kept =
    [
        "id",
        "created",
        "modified",
        "createdDate",
        "activityType",
        "contactId",
        "deliveryId",
        "method",
        "start",
        "fieldId",
        "readOnlyContactData",
    ];

    private readonly TextWriting _texts = new(xml, style);
    private long _row;

    public void Write(Row row)
    {
        xml.WriteStartElement("return");
        WriteContent(row, _row, isHuge: _row == 0 && style.HugeLength > 0);
        xml.WriteEndElement();
        _row++;
    }

    private void WriteContent(Row row, long place, bool isHuge = false)
    {
        if (style.Is(Oddities.UnknownElements))
        {
            xml.WriteElementString("sandboxFirst", "not in any document");
        }

        foreach (var (name, value) in row)
        {
            if (style.Is(Oddities.OtherPrefixes) && style.Draw("comment", place).OneIn(4))
            {
                xml.WriteComment(" <return> ");
            }

            xml.WriteStartElement(name);
            var isHugeHere = isHuge && value is string && TextWriting.IsFree(name);
            WriteValue(name, isHugeHere ? new string('h', style.HugeLength) : value, place);
            xml.WriteEndElement();
            isHuge &= !isHugeHere;
        }

        if (style.Is(Oddities.UnknownElements))
        {
            WriteUnknown();
        }
    }

    private void WriteValue(string name, object? value, long place)
    {
        if (value is null || IsNil(name, place))
        {
            xml.WriteAttributeString("xsi", "nil", XmlSchema.InstanceNamespace, "true");
            return;
        }

        switch (value)
        {
            case Row row:
                WriteContent(row, place);
                break;
            case DateTimeOffset time:
                _texts.Write(name, style.Text(time, name, place), place);
                break;
            default:
                _texts.Write(name, style.Is(Oddities.BigNumbers) ? Big(name) ?? (string)value : (string)value, place);
                break;
        }
    }

    /// <summary>What a reader loses digits of if it takes it for a double, where the schema allows for such a number.</summary>
    private static string? Big(string name) =>
        name switch
        {
            "numSends" or "activeCount" or "subscriberCount" or "quantity" => "9007199254740993",
            "totalRevenue" or "revenue" or "orderTotal" => "123456789012345678901234567890.10",
            "conversionAmount" or "lastOrderTotal" or "amount" => "1.10",
            _ => null,
        };

    private bool IsNil(string name, long place) =>
        style.Is(Oddities.NilValues)
        && !_kept.Contains(name)
        && (style.NilsAll || style.Draw("nil " + name, place).OneIn(2));

    private void WriteUnknown()
    {
        xml.WriteElementString("sandboxAgain", "1");
        xml.WriteElementString("sandboxAgain", "2");
        xml.WriteStartElement("sandboxNested");
        xml.WriteElementString("id", "not the id of the row");
        xml.WriteStartElement("return");
        xml.WriteElementString("a", "b");
        xml.WriteEndElement();
        xml.WriteStartElement("nothing");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
