using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Members that are given out under another name.</summary>
public sealed class RenamesTests
{
    private static readonly MemberChange ToId = Rename("asset_id", "id");

    [Test]
    public void A_member_gets_its_new_name_and_keeps_its_place_and_bytes()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1, "asset_id" : 2.0 ,"b":3},{"asset_id":4},{"a":5},{}]}""");

        var edited = batch.Edit([ToId]);

        Assert.That(
            edited.Records(),
            Is.EqualTo(new[] { """{"a":1, "id" : 2.0 ,"b":3}""", """{"id":4}""", """{"a":5}""", "{}" })
        );
        Assert.That(batch.Records()[1], Is.EqualTo("""{"asset_id":4}"""), "the old batch is what it was");
    }

    [Test]
    public void The_layouts_tell_the_new_names()
    {
        var edited = Pages.Batch("""{"entries":[{"a":1,"asset_id":2},{"asset_id":4},{"a":5}]}""").Edit([ToId]);

        Assert.That(Names(edited), Is.EqualTo(new[] { "a,id", "id", "a" }));
    }

    [Test]
    public void The_layouts_tell_the_new_names_where_no_record_is_left_too()
    {
        var edited = Pages.Batch("""{"entries":[{"asset_id":4},{"a":5}]}""").Where(_ => false).Edit([ToId]);

        Assert.That(Names(edited), Is.EqualTo(new[] { "id", "a" }));
        Assert.That(edited.Records(), Is.Empty);
    }

    [TestCase("""{"asset_id":1,"id":2}""", """{"id":1,"id_2":2}""")]
    [TestCase("""{"id":2,"asset_id":1}""", """{"id_2":2,"id":1}""")]
    [TestCase("""{"\u0069d":2,"asset_id":1}""", """{"id_2":2,"id":1}""")]
    [TestCase("""{"id":2,"id_2":3,"asset_id":1}""", """{"id_3":2,"id_2":3,"id":1}""")]
    [TestCase("""{"id":2,"id_\u0032":3,"asset_id":1}""", """{"id_3":2,"id_\u0032":3,"id":1}""")]
    [TestCase("""{"id":2,"a":1}""", """{"id":2,"a":1}""", Description = "nobody else gets the name")]
    public void Who_has_the_name_makes_room(string record, string expected)
    {
        var edited = Pages.Batch($"{{\"entries\":[{record}]}}").Edit([ToId]);

        Assert.That(edited.Records().Single(), Is.EqualTo(expected));
        Assert.That(Names(edited).Single(), Is.EqualTo(string.Join(',', NamesOf(expected))));
    }

    [TestCase("""{"id":1,"asset_id":2,"x":3}""", """{"id_3":1,"id":2,"id_2":3}""")]
    [TestCase("""{"id":1,"id":2,"asset_id":3}""", """{"id_2":1,"id_3":2,"id":3}""")]
    public void Nobody_makes_room_into_a_name_that_another_one_gets(string record, string expected)
    {
        var edited = Pages.Batch($"{{\"entries\":[{record}]}}").Edit([ToId, Rename("x", "id_2")]);

        Assert.That(edited.Records().Single(), Is.EqualTo(expected));
    }

    [Test]
    public void A_name_with_escapes_is_found_by_what_it_means()
    {
        var edited = Pages.Batch("""{"entries":[{"asset\u005fid":1},{"asset\u005fid":2}]}""").Edit([ToId]);

        Assert.That(edited.Records(), Is.EqualTo(new[] { """{"id":1}""", """{"id":2}""" }));
    }

    [Test]
    public void A_name_and_a_value_may_change_together_or_either_alone()
    {
        var change = ToId with { Edit = (value, output) => value.SequenceEqual("1"u8) && output.Put("\"one\""u8) };

        var edited = Pages
            .Batch("""{"entries":[{"asset_id":1,"b":1},{"asset_id":2,"b":"é"}]}""")
            .Edit([change, new("b"u8.ToArray(), (value, output) => value[0] == '1' && output.Put("\"é\""u8))]);

        Assert.That(
            edited.Bodies(),
            Is.EqualTo(new[] { """{"id":"one","b":"\u00e9"}""", """{"id":2,"b":"\u00e9"}""" })
        );
    }

    [Test]
    public void Changes_may_follow_each_other()
    {
        var edited = Pages
            .Batch("""{"entries":[{"asset_id":1,"x":[]},{"x":{}},{"asset_id":3}]}""")
            .Edit([ToId])
            .Edit([Rename("id", "key"), Rename("x", "y")])
            .Where(record => record.Length > 2)
            .Edit([new("key"u8.ToArray(), (_, output) => output.Put("4"u8))])
            .With("p"u8, "0"u8);

        Assert.That(
            edited.Bodies(),
            Is.EqualTo(new[] { """{"p":0,"key":4,"y":[]}""", """{"p":0,"y":{}}""", """{"p":0,"key":4}""" })
        );
        Assert.That(Names(edited), Is.EqualTo(new[] { "key,y", "y", "key" }));
    }

    [Test]
    public void What_is_put_before_the_members_is_not_put_where_the_new_name_is_there()
    {
        var edited = Pages.Batch("""{"entries":[{"asset_id":1},{"a":1}]}""").Edit([ToId]).With("id"u8, "9"u8);

        Assert.That(edited.Bodies(), Is.EqualTo(new[] { """{"id":1}""", """{"id":9,"a":1}""" }));
    }

    [Test]
    public void Many_records_outgrow_the_first_room()
    {
        var records = Enumerable.Range(0, 5000).Select(i => $"{{\"a\":{i}}}");
        var wide = new MemberChange(
            "a"u8.ToArray(),
            (value, output) =>
                output.Put("\""u8) && output.Put(value) && output.Put("................................\""u8),
            "a_member_with_a_much_longer_name"
        );

        var edited = Pages.Batch($"{{\"entries\":[{string.Join(',', records)}]}}").Edit([wide]);

        Assert.That(
            edited.Records(),
            Is.EqualTo(
                Enumerable
                    .Range(0, 5000)
                    .Select(i => $"{{\"a_member_with_a_much_longer_name\":\"{i}................................\"}}")
            )
        );
    }

    private static MemberChange Rename(string name, string newName) =>
        new(Encoding.UTF8.GetBytes(name), static (_, _) => false, newName);

    private static IEnumerable<string> NamesOf(string record) =>
        System.Text.Json.JsonElement.Parse(record).EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Names(RecordBatch batch) =>
        batch.Layouts.Select(layout => string.Join(',', Enumerable.Range(0, layout.Count).Select(layout.NameText)));
}
