using System.Text;
using Connectors.Xml;

namespace Connectors.Tests.Xml;

public sealed class XmlRecordTypeTests
{
    private const string Properties = """
        {
          "id": {"type": "string"},
          "count": {"type": ["null", "integer"]},
          "price": {"type": ["null", "number"]},
          "active": {"type": ["null", "boolean"]},
          "created": {"type": ["null", "string"], "format": "date-time"},
          "day": {"type": ["null", "string"], "format": "date"},
          "ids": {"type": ["null", "array"], "items": {"type": "integer"}},
          "any": {"type": ["null", "array"]},
          "fields": {"type": ["null", "array"], "items": {"type": "object", "properties": {"n": {"type": "number"}}}},
          "address": {"type": ["null", "object"], "properties": {"zip": {"type": "string"}}},
          "free": {}
        }
        """;

    private static XmlRecordType Some => XmlRecords.Type(Properties);

    [TestCase("id", XmlKind.Text)]
    [TestCase("count", XmlKind.Number)]
    [TestCase("price", XmlKind.Number)]
    [TestCase("active", XmlKind.Boolean)]
    [TestCase("created", XmlKind.DateTime)]
    [TestCase("day", XmlKind.Text)]
    [TestCase("ids", XmlKind.Number)]
    [TestCase("any", XmlKind.Text)]
    [TestCase("free", XmlKind.Text)]
    public void The_kind_of_a_text_is_read_off_the_schema(string field, object kind)
    {
        Assert.That(Some.Find(field)?.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void Fields_keep_the_order_of_the_schema()
    {
        Assert.That(
            Some.Fields.Select(field => field.Name),
            Is.EqualTo(
                new[] { "id", "count", "price", "active", "created", "day", "ids", "any", "fields", "address", "free" }
            )
        );
        Assert.That(Some.Fields.Select(field => field.Index), Is.EqualTo(Enumerable.Range(0, 11)));
        Assert.That(Some.Find("other"), Is.Null);
    }

    [Test]
    public void What_may_repeat_is_an_array()
    {
        Assert.That(
            Some.Fields.Where(field => field.IsList).Select(field => field.Name),
            Is.EqualTo(new[] { "ids", "any", "fields" })
        );
    }

    [Test]
    public void Objects_and_the_items_of_lists_have_a_type_of_their_own()
    {
        Assert.That(Some.Find("fields")?.Type.Find("n")?.Kind, Is.EqualTo(XmlKind.Number));
        Assert.That(Some.Find("address")?.Type.Find("zip")?.Kind, Is.EqualTo(XmlKind.Text));
        Assert.That(Some.Find("id")?.Type.Fields, Is.Empty);
    }

    [Test]
    public void Only_what_cannot_be_null_is_sure_to_be_there()
    {
        var type = XmlRecords.Type(
            """{"id":{"type":"string"},"name":{"type":["string","null"]},"n":{"type":"null"}}"""
        );

        using var page = XmlRecords.Read("<r><id>1</id></r>", type);

        var layout = page.Batches().Single().Layouts[0];
        Assert.That(layout.Count, Is.EqualTo(1));
        Assert.That(layout.Contains("id"u8), Is.True);
    }

    [Test]
    public void A_flattened_element_gives_its_children_to_the_record()
    {
        var type = XmlRecords.Type("""{"id":{"type":"integer"},"n":{"type":"integer"}}""");

        var json = XmlRecords.Json(
            "<id>1</id><inner><n>2</n><p:id>3</p:id><m>4</m></inner><inner/>",
            type.Flatten("inner")
        );

        Assert.That(json, Is.EqualTo("""{"id":[1,3],"n":2,"m":"4"}"""));
        Assert.That(XmlRecords.Json("<inner><n>2</n></inner>", type), Is.EqualTo("""{"inner":{"n":"2"}}"""));
    }

    [Test]
    public void Only_the_record_is_flattened()
    {
        var type = XmlRecords
            .Type("""{"o":{"type":"object","properties":{"n":{"type":"integer"}}}}""")
            .Flatten("inner");

        Assert.That(
            XmlRecords.Json("<o><n>1</n><inner><n>2</n></inner></o>", type),
            Is.EqualTo("""{"o":{"n":1,"inner":{"n":"2"}}}""")
        );
    }

    [Test]
    public void Objects_of_one_field_may_be_changed_and_left_out()
    {
        var type = XmlRecords
            .Type(
                """{"fields":{"type":["null","array"],"items":{"type":"object","properties":{"n":{"type":"integer"}}}}}"""
            )
            .Flatten("inner")
            .With(
                "fields",
                field =>
                {
                    field.Set("double", Encoding.UTF8.GetBytes($"{2 * int.Parse(field.Text("n") ?? "0")}"));
                    return field.Text("n") != "2";
                }
            );

        var json = XmlRecords.Json(
            "<fields><n>1</n></fields><inner><fields><n>2</n></fields></inner><fields><n>3</n></fields>",
            type
        );

        Assert.That(json, Is.EqualTo("""{"fields":[{"n":1,"double":2},{"n":3,"double":6}]}"""));
    }

    [Test]
    public void An_object_that_is_left_out_and_no_part_of_a_list_is_null()
    {
        var type = XmlRecords
            .Type(
                """{"o":{"type":["null","object"],"properties":{}},"l":{"type":["null","array"],"items":{"properties":{}}}}"""
            )
            .With("o", _ => false)
            .With("l", _ => false);

        Assert.That(
            XmlRecords.Json("<o><a>1</a></o><l><a>1</a></l><x>2</x>", type),
            Is.EqualTo("""{"o":null,"l":null,"x":"2"}""")
        );
    }

    [Test]
    public void The_type_it_was_made_of_stays_as_it_was()
    {
        var type = Some;

        _ = type.Flatten("address").With("fields", _ => false);

        Assert.That(type.Flattened, Is.Null);
        Assert.That(type.Find("fields")?.Type.Finish, Is.Null);
    }
}
