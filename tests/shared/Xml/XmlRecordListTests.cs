using Connectors.Xml;

namespace Connectors.Tests.Xml;

/// <summary>Elements that repeat, that hold elements, and that come in an order of their own.</summary>
public sealed class XmlRecordListTests
{
    private static readonly XmlRecordType Type = XmlRecords.Type(
        """
        {
          "id": {"type": "integer"},
          "tags": {"type": ["null", "array"], "items": {"type": "string"}},
          "sizes": {"type": ["null", "array"], "items": {"type": "number"}},
          "fields": {
            "type": ["null", "array"],
            "items": {"type": "object", "properties": {"name": {"type": "string"}, "values": {"type": "array"}}}
          },
          "owner": {"type": ["null", "object"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}},
          "name": {"type": ["null", "string"]}
        }
        """
    );

    [TestCase("<tags>a</tags>", """{"tags":["a"]}""", Description = "also of one")]
    [TestCase("<tags>a</tags><tags>b</tags>", """{"tags":["a","b"]}""")]
    [TestCase("<sizes>1.50</sizes><sizes>x</sizes>", """{"sizes":[1.50,"x"]}""")]
    [TestCase("<tags/>", """{"tags":null}""")]
    [TestCase("<tags/><tags xsi:nil='true'/>", """{"tags":null}""")]
    [TestCase("<tags>a</tags><tags/><tags>b</tags>", """{"tags":["a","b"]}""")]
    [TestCase("<tags/><tags>a</tags>", """{"tags":["a"]}""")]
    [TestCase("<id>1</id><tags>a</tags><sizes>2</sizes>", """{"id":1,"tags":["a"],"sizes":[2]}""")]
    public void A_declared_list_is_always_an_array_or_null(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml, Type), Is.EqualTo(json));
    }

    [TestCase("<name>a</name><name>b</name>", """{"name":["a","b"]}""")]
    [TestCase("<other>a</other><other>b</other>", """{"other":["a","b"]}""")]
    [TestCase("<other/><other/>", """{"other":null}""")]
    [TestCase("<other>a</other><other/>", """{"other":["a"]}""")]
    [TestCase("<other>a</other>", """{"other":"a"}""")]
    public void What_repeats_without_being_declared_so_becomes_an_array(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml, Type), Is.EqualTo(json));
    }

    [TestCase("<tags>a</tags><id>1</id><tags>b</tags>", """{"tags":["a","b"],"id":1}""")]
    [TestCase("<tags>a</tags><name>x</name><tags>b</tags>", """{"tags":["a","b"],"name":"x"}""")]
    [TestCase("<o>1</o><id>1</id><o>2</o><p>3</p><o>4</o>", """{"o":["1","2","4"],"id":1,"p":"3"}""")]
    [TestCase("<id>1</id><tags/><id>2</id><tags/>", """{"id":[1,2],"tags":null}""")]
    public void Repeats_need_not_be_neighbours(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml, Type), Is.EqualTo(json));
    }

    [TestCase("<name>x</name><id>1</id>", """{"name":"x","id":1}""")]
    [TestCase(
        "<name>x</name><sizes>1</sizes><id>1</id><tags>a</tags>",
        """{"name":"x","sizes":[1],"id":1,"tags":["a"]}"""
    )]
    [TestCase("<z>1</z><name>x</name><y>2</y><id>1</id>", """{"z":"1","name":"x","y":"2","id":1}""")]
    [TestCase("<id>1</id><name>x</name>", """{"id":1,"name":"x"}""", Description = "some left out")]
    public void The_order_of_the_schema_is_no_condition(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml, Type), Is.EqualTo(json));
    }

    [TestCase("<owner><id>1</id><name>x</name></owner>", """{"owner":{"id":1,"name":"x"}}""")]
    [TestCase("<owner><name>x</name><id>1</id></owner>", """{"owner":{"name":"x","id":1}}""")]
    [TestCase("<owner> \n <id>1</id> \n </owner>", """{"owner":{"id":1}}""")]
    [TestCase("<owner></owner>", """{"owner":null}""")]
    [TestCase("<owner><id/></owner>", """{"owner":{"id":null}}""")]
    [TestCase("<owner>text</owner>", """{"owner":"text"}""", Description = "not what was declared, and not lost")]
    [TestCase("<id><x>1</x></id>", """{"id":{"x":"1"}}""")]
    [TestCase("<owner><id>1</id></owner><owner><id>2</id></owner>", """{"owner":[{"id":1},{"id":2}]}""")]
    [TestCase("<u><v><w>1</w><w>2</w></v></u>", """{"u":{"v":{"w":["1","2"]}}}""")]
    public void Elements_within_an_element_make_an_object(string xml, string json)
    {
        Assert.That(XmlRecords.Json(xml, Type), Is.EqualTo(json));
    }

    [Test]
    public void A_list_may_hold_objects_with_lists()
    {
        var json = XmlRecords.Json(
            """
            <id>1</id>
            <fields><name>a</name><values>1</values><values>2</values></fields>
            <fields><values>3</values><name>b</name><more><x>1</x></more></fields>
            <owner><id>7</id><id>8</id></owner>
            <fields/>
            <fields><name>c</name></fields>
            """,
            Type
        );

        Assert.That(
            json,
            Is.EqualTo(
                """{"id":1,"fields":[{"name":"a","values":["1","2"]},{"values":["3"],"name":"b","more":{"x":"1"}},{"name":"c"}],"owner":{"id":[7,8]}}"""
            )
        );
    }

    [Test]
    public void Fields_of_one_name_in_several_objects_have_a_type_each()
    {
        var type = XmlRecords.Type(
            """
            {
              "x": {"type": "integer"},
              "o": {"type": "object", "properties": {"x": {"type": "boolean"}, "y": {"type": "array"}}},
              "y": {"type": "string"}
            }
            """
        );

        Assert.That(
            XmlRecords.Json("<x>1</x><o><x>1</x><y>1</y></o><y>1</y>", type),
            Is.EqualTo("""{"x":1,"o":{"x":true,"y":["1"]},"y":"1"}""")
        );
    }

    [Test]
    public void An_object_with_many_lists_is_put_together_whole()
    {
        var xml = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<l{i % 7}>{i}</l{i % 7}>"));

        var json = XmlRecords.Json(xml);

        var expected = Enumerable
            .Range(0, 7)
            .Select(list =>
                $"\"l{list}\":[{string.Join(',', Enumerable.Range(0, 3000).Where(i => i % 7 == list).Select(i => $"\"{i}\""))}]"
            );
        Assert.That(json, Is.EqualTo($"{{{string.Join(',', expected)}}}"));
    }
}
