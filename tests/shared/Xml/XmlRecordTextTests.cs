using System.Text;
using System.Xml;
using Connectors.Records;
using Connectors.Tests.Records;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>The texts of records, and what a body may not be.</summary>
public sealed class XmlRecordTextTests
{
    /// <summary>The first buffer of a value.</summary>
    private const int Buffer = 1024;

    [TestCase("<a>x</a>", "{\"a\":\"x\"}")]
    [TestCase("<a> x \n y\t</a>", "{\"a\":\" x \\n y\\t\"}")]
    [TestCase("<a>  </a>", "{\"a\":\"  \"}", Description = "white space is text as well")]
    [TestCase("<a>x\r\ny&#13;z</a>", "{\"a\":\"x\\ny\\rz\"}")]
    [TestCase("<a>\"\\/</a>", "{\"a\":\"\\\"\\\\/\"}")]
    [TestCase("<a>&lt;&amp;&gt;&apos;&quot;&#x41;</a>", "{\"a\":\"<&>'\\\"A\"}")]
    [TestCase("<a>1<![CDATA[<2>&amp;]]>3<!-- no -->4<?no no?>5</a>", "{\"a\":\"1<2>&amp;345\"}")]
    [TestCase("<a><![CDATA[]]></a>", "{\"a\":null}")]
    [TestCase("<a b='c'>x</a>", "{\"a\":\"x\"}", Description = "attributes are no content")]
    [TestCase("<p:a xmlns='urn:x'>x</p:a>", "{\"a\":\"x\"}", Description = "nor are namespaces")]
    public void A_text_is_all_that_stands_in_its_element(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml), Is.EqualTo(json));
    }

    [TestCase("<a/>")]
    [TestCase("<a></a>")]
    [TestCase("<a b='c'/>")]
    [TestCase("<a><!-- --></a>")]
    [TestCase("<a xsi:nil='true'/>")]
    [TestCase("<a xsi:nil='1'></a>")]
    [TestCase("<a xsi:nil='true'>x</a>")]
    public void Nothing_is_null(string xml)
    {
        Assert.That(XmlRecords.Json(xml), Is.EqualTo("""{"a":null}"""));
    }

    [TestCase("<a xsi:nil='false'>x</a>")]
    [TestCase("<a nil='true'>x</a>", Description = "of no namespace")]
    public void What_is_not_nil_is_there(string xml)
    {
        Assert.That(XmlRecords.Json(xml), Is.EqualTo("""{"a":"x"}"""));
    }

    [TestCase("1&#0;2&#x1;3&#x8;4", "1234")]
    [TestCase("1&#xFFFE;2&#xFFFF;3", "123")]
    [TestCase("1&#xD83D;2&#xDE00;3", "123", Description = "halves of pairs")]
    [TestCase("1&#xFFFD;2", "1\uFFFD2", Description = "a character like any other")]
    [TestCase("1\uFFFD2\u00012", "1\uFFFD22")]
    [TestCase("&#x1F600;\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE00")]
    public void References_to_characters_that_XML_does_not_have_are_dropped(string xml, string text)
    {
        var json = XmlRecords.Json($"<a>{xml}</a>");

        Assert.That(System.Text.Json.JsonElement.Parse(json).GetProperty("a").GetString(), Is.EqualTo(text));
    }

    [Test]
    public void A_value_may_be_longer_than_all_buffers_and_have_pairs_and_nodes_at_their_borders()
    {
        var pairs = new StringBuilder().Insert(0, "\uD83D\uDE00", 20);
        foreach (var border in new[] { Buffer, 2 * Buffer, 4 * Buffer, 8 * Buffer, 64 * Buffer })
        {
            for (var before = border - 6; before <= border + 2; before++)
            {
                var start = new string('x', before);

                AssertText($"{start}{pairs}{start}", $"{start}{pairs}{start}");
                AssertText($"{start}<![CDATA[{pairs}]]>{start}", $"{start}{pairs}{start}");
                AssertText($"{start}&#x1F600;é&lt;{start}", $"{start}\uD83D\uDE00é<{start}");
            }
        }
    }

    [Test]
    public void A_value_does_not_leave_anything_for_the_next()
    {
        var longText = new string('x', 10_000);

        var json = XmlRecords.Json(
            $"<a>{longText}</a><b>y</b><c/><d xsi:nil='1'>{longText}</d><e><f>{longText}</f></e><g>z</g>"
        );

        Assert.That(
            json,
            Is.EqualTo($$"""{"a":"{{longText}}","b":"y","c":null,"d":null,"e":{"f":"{{longText}}"},"g":"z"}""")
        );
    }

    [Test]
    public void Records_of_any_size_follow_each_other()
    {
        using var page = XmlRecords.Read(
            string.Concat(Enumerable.Range(0, 2000).Select(i => $"<r><i>{i}</i><t>{new string('é', i)}</t></r>\n"))
        );

        var expected = Enumerable
            .Range(0, 2000)
            .Select(i => i == 0 ? """{"i":"0","t":null}""" : $$"""{"i":"{{i}}","t":"{{new string('é', i)}}"}""");
        Assert.That(page.Records().SequenceEqual(expected), Is.True);
    }

    [TestCase("<r></r>")]
    [TestCase("<r/>")]
    public void A_record_without_elements_is_none(string xml)
    {
        using var page = XmlRecords.Read($"{xml}<r><a>1</a></r>");

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"a":"1"}""" }));
        Assert.That(page.Count, Is.EqualTo(1));
    }

    [TestCase("<r>text</r>")]
    [TestCase("<r><![CDATA[text]]></r>")]
    public void A_record_of_text_is_none_and_must_not_be_passed_over(string xml)
    {
        Assert.That(
            () => XmlRecords.Read($"<r><a>1</a></r>{xml}"),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("a record holds text in place of elements")
        );
    }

    [Test]
    public void Names_that_are_not_declared_are_told_of()
    {
        var type = XmlRecords.Type("""{"a":{"type":"string"},"o":{"type":"object","properties":{}}}""");

        using var page = XmlRecords.Read(
            "<r><a>1</a><zé>1</zé></r><r><o><inside>1</inside></o><b/></r><r><b>1</b></r>",
            type
        );

        var layouts = page.Batches().Single().Layouts;
        Assert.That(layouts, Has.Count.EqualTo(2));
        Assert.That(Enumerable.Range(0, layouts[1].Count).Select(layouts[1].NameText), Is.EqualTo(new[] { "b", "zé" }));
    }

    [Test]
    public void Elements_may_lie_deep_but_not_too_deep()
    {
        Assert.That(XmlRecords.Json(Nested("a", 60)), Does.Contain("\"x\""));
        Assert.That(() => XmlRecords.Json(Nested("a", 70)), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Nor_do_flattened_elements_exhaust_the_stack()
    {
        var type = XmlRecords.Type("{}").Flatten("a");

        Assert.That(XmlRecords.Json("<a><a><b>1</b></a></a>", type), Is.EqualTo("""{"b":"1"}"""));
        Assert.That(() => XmlRecords.Json(Nested("a", 200_000), type), Throws.TypeOf<InvalidDataException>());
    }

    [TestCase("<!DOCTYPE r [<!ENTITY e 'x'>]><r><a>&e;</a></r>")]
    [TestCase("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>")]
    [TestCase("<r><a>&e;</a></r>")]
    [TestCase("<r><a><b>1</b></r>")]
    public void A_body_with_a_DTD_or_with_errors_is_refused(string xml)
    {
        Assert.That(() => XmlRecords.Read(Encoding.UTF8.GetBytes(xml)), Throws.TypeOf<XmlException>());
    }

    [Test]
    public void What_a_broken_record_took_is_given_back()
    {
        var spool = LineBodies.Spool;

        Assert.That(
            () => XmlRecords.Read("<all><r><a>1</a></r><r><a>1"u8, spool: spool),
            Throws.TypeOf<XmlException>()
        );
        Assert.That(spool.IsEmpty(), Is.True);
    }

    private static string Nested(string name, int levels) =>
        $"{string.Concat(Enumerable.Repeat($"<{name}>", levels))}x{string.Concat(Enumerable.Repeat($"</{name}>", levels))}";

    private static void AssertText(string xml, string text)
    {
        var json = System.Text.Json.JsonElement.Parse(XmlRecords.Json($"<a>{xml}</a>"));

        Assert.That(json.GetProperty("a").GetString() == text, Is.True, $"{text.Length} characters");
    }
}
