using Connectors.Tests.Records;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>The last word on a record.</summary>
public sealed class XmlObjectTests
{
    private static readonly XmlRecordType Type = XmlRecords.Type(
        """{"id":{"type":"integer"},"at":{"type":"string","format":"date-time"},"tags":{"type":"array"}}"""
    );

    [TestCase("<id>1</id>", """{"id":1,"more":{"a":[1]}}""")]
    [TestCase("<id>1</id><more/>", """{"id":1,"more":{"a":[1]}}""", Description = "null gets a value")]
    [TestCase("<more/><id>1</id><more/>", """{"id":1,"more":{"a":[1]}}""")]
    [TestCase("<more>x</more><id>1</id>", """{"more":"x","id":1}""", Description = "a value stays")]
    [TestCase("<more/><more>x</more>", """{"more":["x"]}""")]
    public void A_member_is_added_unless_there_is_a_value(string xml, string json)
    {
        var changed = XmlRecords.Json(xml, Type, Set("more", """{"a":[1]}"""u8.ToArray()));

        Assert.That(changed, Is.EqualTo(json));
    }

    [Test]
    public void A_declared_member_may_be_set_as_well()
    {
        Assert.That(XmlRecords.Json("<id/>", Type, Set("id", "7"u8.ToArray())), Is.EqualTo("""{"id":7}"""));
        Assert.That(
            XmlRecords.Json("<id>1</id>", Type, Set("tags", "[]"u8.ToArray())),
            Is.EqualTo("""{"id":1,"tags":[]}""")
        );
    }

    [Test]
    public void A_member_that_was_set_can_be_read_and_is_not_set_twice()
    {
        string? text = null;

        var json = XmlRecords.Json(
            "<id>1</id>",
            Type,
            record =>
            {
                record.Set("name", "\"\\u00e9\""u8);
                record.Set("name", "2"u8);
                text = record.Text("name");
                return true;
            }
        );

        Assert.That(text, Is.EqualTo("é"));
        Assert.That(json, Is.EqualTo("""{"id":1,"name":"\u00e9"}"""));
    }

    [TestCase("<id>1</id>", "1")]
    [TestCase("<other>a\"é</other>", null)]
    [TestCase("<id/>", null)]
    [TestCase("<id xsi:nil='true'/>", null)]
    public void The_text_of_a_member_is_null_where_it_has_none(string xml, string? text)
    {
        string? seen = "";

        XmlRecords.Json(xml, Type, Seeing(record => seen = record.Text("id")));

        Assert.That(seen, Is.EqualTo(text));
    }

    [TestCase("2026-01-02T03:04:05", "2026-01-02T03:04:05Z")]
    [TestCase("2026-01-02T03:04:05.5+02:00", "2026-01-02T01:04:05.5Z")]
    [TestCase("soon", null)]
    [TestCase("", null)]
    public void The_time_of_a_member_is_an_instant(string text, string? time)
    {
        DateTimeOffset? seen = DateTimeOffset.MaxValue;

        XmlRecords.Json($"<at>{text}</at>", Type, Seeing(record => seen = record.Time("at")));

        Assert.That(seen?.UtcDateTime, Is.EqualTo(time is null ? null : DateTimeOffset.Parse(time).UtcDateTime));
    }

    [Test]
    public void A_record_that_is_left_out_is_counted_all_the_same()
    {
        using var page = XmlRecords.Read(
            "<r><id>1</id></r><r><id>2</id><o><p>1</p></o></r><r><id>3</id></r>",
            Type,
            record => record.Text("id") != "2"
        );

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""", """{"id":3}""" }));
        Assert.That(page.Count, Is.EqualTo(3));
    }

    [Test]
    public void A_page_may_hold_nothing_but_what_is_left_out()
    {
        using var page = XmlRecords.Read("<r><id>1</id></r>", Type, _ => false);

        Assert.That((page.Records().Count, page.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void What_is_added_to_an_object_leaves_the_one_around_it_alone()
    {
        var type = XmlRecords
            .Type("""{"name":{"type":["null","string"]},"o":{"type":["null","object"],"properties":{"p":{}}}}""")
            .With("o", Set("name", "\"inner\""u8.ToArray()));

        Assert.That(
            XmlRecords.Json("<name/><o><p>1</p><name/></o>", type),
            Is.EqualTo("""{"name":null,"o":{"p":"1","name":"inner"}}""")
        );
    }

    [Test]
    public void Pages_are_told_apart_by_their_first_records_though_all_are_left_out()
    {
        using var first = XmlRecords.Read("<r><id>1</id></r><r><id>2</id></r>", Type, _ => false);
        using var again = XmlRecords.Read("<r><id>1</id></r><r><id>3</id></r>", Type);
        using var other = XmlRecords.Read("<r><id>2</id></r>", Type, _ => false);

        Assert.That(again.FirstHash(), Is.EqualTo(first.FirstHash()).And.Not.Empty);
        Assert.That(other.FirstHash(), Is.Not.EqualTo(first.FirstHash()).And.Not.Empty);
    }

    private static XmlFinish Seeing(Action<XmlObject> see) =>
        record =>
        {
            see(record);
            return true;
        };

    private static XmlFinish Set(string name, byte[] json) =>
        record =>
        {
            record.Set(name, json);
            return true;
        };
}
