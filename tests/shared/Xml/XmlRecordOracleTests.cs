using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Connectors.Tests.Records;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>Random records, compared with what a tree of the same text says.</summary>
public sealed class XmlRecordOracleTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "l", "o", "x", "é"];
    private static readonly string[] Texts =
    [
        "",
        " ",
        "plain",
        "\"quoted\" \\ back",
        "<&>'\"]]>",
        "line\nline\r\ttab",
        "\uD83D\uDE00",
        "\u00E9\u2028\uFFFD\u007F\u0085",
        "5",
    ];

    private static readonly XmlRecordType Type = XmlRecords.Type(
        """
        {
          "a": {"type": "string"},
          "l": {"type": "array", "items": {"type": "string"}},
          "o": {"type": "object", "properties": {"a": {"type": "string"}, "d": {"type": "array"}}},
          "d": {"type": "array", "items": {"type": "object", "properties": {"d": {"type": "array"}}}}
        }
        """
    );

    [Test]
    public void Any_record_says_what_its_tree_says()
    {
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var body = Body(random);
            var tree = XDocument.Load(new MemoryStream(body), LoadOptions.PreserveWhitespace);

            using var page = XmlRecords.Read(body, Type);

            var read = page.Records().Select(record => JsonNode.Parse(record)).ToList();
            var expected = tree.Root!.Elements().Select(record => Object(record, Type)).ToList(); // it was parsed
            Assert.That(read, Has.Count.EqualTo(expected.Count));
            for (var at = 0; at < read.Count; at++)
            {
                Assert.That(JsonNode.DeepEquals(read[at], expected[at]), Is.True, $"{i}: {read[at]} {expected[at]}");
            }
        }
    }

    private static JsonObject Object(XElement element, XmlRecordType type)
    {
        var json = new JsonObject();
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            var field = type.Find(group.Key);
            var values = group.Select(child => Value(child, field?.Type ?? XmlRecordType.Undeclared)).ToList();
            var given = values.Where(value => value is not null).ToArray();
            json[group.Key] =
                given.Length == 0 ? null
                : values.Count > 1 || field is { IsList: true } ? new JsonArray(given)
                : given[0];
        }

        return json;
    }

    private static JsonNode? Value(XElement element, XmlRecordType type) =>
        element.HasElements ? Object(element, type)
        : element.Value.Length > 0 ? JsonValue.Create(element.Value)
        : null;

    private static byte[] Body(Random random)
    {
        var body = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(random.Next(2) == 0),
            Indent = random.Next(2) == 0,
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var xml = XmlWriter.Create(body, settings))
        {
            xml.WriteStartElement("p", "all", "urn:p");
            for (var records = random.Next(1, 5); records > 0; records--)
            {
                xml.WriteStartElement("record");
                WriteElements(xml, random, depth: 0);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    private static void WriteElements(XmlWriter xml, Random random, int depth)
    {
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            xml.WriteStartElement(Names[random.Next(Names.Length)], random.Next(9) == 0 ? "urn:p" : "");
            if (depth < 4 && random.Next(4) == 0)
            {
                WriteElements(xml, random, depth + 1);
            }
            else
            {
                WriteText(xml, random);
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteText(XmlWriter xml, Random random)
    {
        for (var nodes = random.Next(4); nodes > 0; nodes--)
        {
            var text = Texts[random.Next(Texts.Length)];
            text = random.Next(20) == 0 ? string.Concat(Enumerable.Repeat(text, 1500)) : text;
            switch (random.Next(5))
            {
                case 0:
                    xml.WriteCData(text.Replace("]]>", "", StringComparison.Ordinal));
                    break;
                case 1:
                    xml.WriteComment("comment");
                    break;
                case 2:
                    xml.WriteProcessingInstruction("process", "this");
                    break;
                default:
                    xml.WriteString(text);
                    break;
            }
        }
    }
}
