using System.Text;
using System.Xml;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Tests.Records;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>Records of XML, each of which is a child of the outermost element.</summary>
internal static class XmlRecords
{
    /// <summary>The type of a schema with these properties.</summary>
    public static XmlRecordType Type(string properties) =>
        XmlRecordType.Of(new StreamSchema(Encoding.UTF8.GetBytes($$"""{"properties":{{properties}}}""")));

    public static RecordPage Read(
        ReadOnlySpan<byte> body,
        XmlRecordType? type = null,
        XmlFinish? finish = null,
        Spool? spool = null
    )
    {
        type ??= XmlRecordType.Undeclared;
        using var lines = new LineWriter(spool ?? Pages.NoSpool);
        using var text = new XmlCharacters(new MemoryStream(body.ToArray()));
        using var xml = XmlRecordReader.Open(text, type);
        var records = new XmlRecordReader(type, finish, lines);
        while (xml.Read())
        {
            if (xml is { Depth: 1, NodeType: XmlNodeType.Element })
            {
                records.Read(xml);
            }
        }

        return records.Complete();
    }

    /// <summary>A page of these elements.</summary>
    public static RecordPage Read(string elements, XmlRecordType? type = null, XmlFinish? finish = null) =>
        Read(
            Encoding.UTF8.GetBytes(
                $"<all xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:p='urn:p'>{elements}</all>"
            ),
            type,
            finish
        );

    /// <summary>What becomes of the one record with these elements.</summary>
    public static string Json(string elements, XmlRecordType? type = null, XmlFinish? finish = null)
    {
        using var page = Read($"<r>{elements}</r>", type, finish);
        return page.Records().Single();
    }
}
