using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class NestedRecordsTests
{
    [Test]
    public void Children_get_the_key_of_their_parent()
    {
        Assert.That(
            Nested("""{"id":"p1","items":[{"a":1},{"a":2}]},{"items":[{"b":3}],"id":2}"""),
            Is.EqualTo(new[] { """{"pid":"p1","a":1}""", """{"pid":"p1","a":2}""", """{"pid":2,"b":3}""" })
        );
    }

    [Test]
    public void A_parent_without_a_list_has_no_children()
    {
        Assert.That(
            Nested(
                """{"id":1},{"id":2,"items":null},{"id":3,"items":[]},{"id":4,"items":{"a":1}},{"id":5,"items":[ ]},{}"""
            ),
            Is.Empty
        );
    }

    [Test]
    public void Elements_that_are_no_records_are_passed_over()
    {
        Assert.That(
            Nested("""{"id":1,"items":[null,{"a":1},[{"x":1}],"s{",12.5e3, {"b":[{"c":"]}"}]} ,true]}"""),
            Is.EqualTo(new[] { """{"pid":1,"a":1}""", """{"pid":1,"b":[{"c":"]}"}]}""" })
        );
    }

    [Test]
    public void A_list_over_several_lines_gives_lines()
    {
        Assert.That(
            Nested("{\n \"id\" : \"é\" ,\n \"items\" : [\n { \"a\" : 1 ,\n \"b\": \"x\\ny\" } ,\n { }\n ]\n}"),
            Is.EqualTo(new[] { """{"pid":"\u00e9","a":1,"b":"x\ny"}""", """{"pid":"\u00e9"}""" })
        );
    }

    [Test]
    public void A_child_with_the_column_keeps_its_own()
    {
        Assert.That(
            Nested("""{"id":1,"items":[{"pid":7},{"a":1},{"p\u0069d":8}]}"""),
            Is.EqualTo(new[] { """{"pid":7}""", """{"pid":1,"a":1}""", """{"p\u0069d":8}""" })
        );
    }

    [Test]
    public void A_parent_without_a_key_gives_null()
    {
        Assert.That(Nested("""{"items":[{"a":1}]}"""), Is.EqualTo(new[] { """{"pid":null,"a":1}""" }));
    }

    [Test]
    public void A_key_over_several_lines_gives_one_line()
    {
        Assert.That(
            Nested("{\"id\":{\n\"x\": 1},\"items\":[{\"a\":1}]}").Single(),
            Is.EqualTo("""{"pid":{"x":1},"a":1}""")
        );
    }

    [Test]
    public void Children_have_their_own_layouts()
    {
        var batch = Pages
            .Batch("""{"entries":[{"id":1,"items":[{"a":1},{"b":1},{"a":2}]}]}""")
            .Nested("items", "id", "pid");

        Assert.That(batch.Ranges.ToArray().Select(range => range.Layout), Is.EqualTo(new[] { 0, 1, 0 }));
        Assert.That(batch.Layouts.Select(layout => layout.NameText(0)), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Children_of_changed_parents_are_found()
    {
        var batch = Pages
            .Batch("""{"entries":[{"id":1,"items":[{"a":1}]},{"id":2,"items":[{"a":"0123456789"}]}]}""")
            .Edit([new("id"u8.ToArray(), (value, output) => value[0] == '2' && output.Put("22222"u8))])
            .Nested("items", "id", "pid")
            .With("k"u8, "1"u8);

        Assert.That(
            batch.Bodies(),
            Is.EqualTo(new[] { """{"k":1,"pid":1,"a":1}""", """{"k":1,"pid":22222,"a":"0123456789"}""" })
        );
    }

    [Test]
    public void Random_parents_give_their_children()
    {
        var maker = new JsonMaker(5);
        for (var i = 0; i < 200; i++)
        {
            var children = Enumerable.Range(0, maker.Next(4)).Select(_ => maker.Record()).ToList();
            var batch = Pages.Batch($"{{\"entries\":[{{\"items\":[ {string.Join(",\n", children)}]}}]}}");

            Assert.That(batch.Nested("items", "id", "pid").Records(), Is.EqualTo(children));
        }
    }

    private static IReadOnlyList<string> Nested(string parents) =>
        Pages.Batch($"{{\"entries\":[{parents}]}}").Nested("items", "id", "pid").Bodies();
}
