using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

public sealed class BatchEditsTests
{
    [Test]
    public void Where_keeps_the_wanted_records_in_their_order()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1},{"a":2},{"a":3}]}""");

        var kept = batch.Where(record => record[5] != '2');

        Assert.That(kept.Records(), Is.EqualTo(new[] { """{"a":1}""", """{"a":3}""" }));
        Assert.That(batch.Where(_ => false).Records(), Is.Empty);
    }

    [Test]
    public void With_puts_a_member_before_the_others()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1},{"b":2}]}""").With("k"u8, "\"x\""u8);

        Assert.That(batch.Bodies(), Is.EqualTo(new[] { """{"k":"x","a":1}""", """{"k":"x","b":2}""" }));
    }

    [Test]
    public void With_leaves_a_value_and_fills_a_null()
    {
        var batch = Pages
            .Batch("""{"entries":[{"k":7,"a":1},{"a":1,"k":null},{"a":1},{"k":false},{"\u006b":null}]}""")
            .With("k"u8, "\"é\""u8);

        Assert.That(
            batch.Bodies(),
            Is.EqualTo(
                new[]
                {
                    """{"k":7,"a":1}""",
                    """{"a":1,"k":"\u00e9"}""",
                    """{"k":"\u00e9","a":1}""",
                    """{"k":false}""",
                    """{"\u006b":"\u00e9"}""",
                }
            )
        );
    }

    [Test]
    public void With_nothing_to_put_changes_nothing()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1},{"k":null}]}""");

        Assert.That(batch.With("k"u8, default), Is.SameAs(batch));
    }

    [Test]
    public void With_keeps_what_was_put_before_already()
    {
        var batch = Pages
            .Batch("""{"entries":[{"a":1},{"k":2},{}]}""")
            .With("k"u8, "\"x\""u8)
            .With("l"u8, "3"u8)
            .With("m"u8, "4"u8);

        Assert.That(
            batch.Bodies(),
            Is.EqualTo(
                new[] { """{"m":4,"l":3,"k":"x","a":1}""", """{"m":4,"l":3,"k":2}""", """{"m":4,"l":3,"k":"x"}""" }
            )
        );
    }

    [Test]
    public void Edit_replaces_values_where_the_rule_says_so()
    {
        var batch = Pages.Batch("""{"entries":[{"a": "" ,"b":[""]},{"b":1},{"a":5},{"a":"","a":""}]}""");

        var edited = Edit(batch, ("a", value => value is "\"\"" ? "null" : null));

        Assert.That(
            edited.Records(),
            Is.EqualTo(new[] { """{"a": null ,"b":[""]}""", """{"b":1}""", """{"a":5}""", """{"a":null,"a":null}""" })
        );
        Assert.That(batch.Records()[0], Is.EqualTo("""{"a": "" ,"b":[""]}"""), "the old batch is what it was");
    }

    [Test]
    public void Edit_without_a_change_copies_nothing()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1}]}""");

        Assert.That(Edit(batch, ("a", _ => null)), Is.SameAs(batch));
        Assert.That(Edit(batch, ("b", _ => "1")), Is.SameAs(batch));
    }

    [Test]
    public void Edit_copies_what_it_changes_and_not_the_page()
    {
        var batch = Pages.Batch($"{{\"entries\":[{{\"a\":\"{new string('x', 100_000)}\"}},{{\"b\":1}}]}}");

        var edited = Edit(batch, ("b", _ => "2"));

        Assert.That(edited.Records()[1], Is.EqualTo("""{"b":2}"""));
        Assert.That(edited.Buffer, Is.SameAs(batch.Buffer));
        Assert.That(edited.Edited, Has.Length.LessThan(100));
    }

    [Test]
    public void Edits_may_follow_each_other()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1,"b":1},{"a":1},{"b":1}]}""");

        var edited = Edit(Edit(batch, ("a", _ => "22")), ("b", _ => "333"))
            .Where(record => record.Length > 8)
            .With("k"u8, "4"u8);

        Assert.That(edited.Bodies(), Is.EqualTo(new[] { """{"k":4,"a":22,"b":333}""", """{"k":4,"b":333}""" }));
    }

    [Test]
    public void Edit_finds_names_with_escapes()
    {
        var batch = Pages.Batch("""{"entries":[{"\u0061":1},{"\u0061":1}]}""");

        Assert.That(Edit(batch, ("a", _ => "2")).Records(), Is.All.EqualTo("""{"\u0061":2}"""));
    }

    [Test]
    public void A_new_value_is_written_as_text_is()
    {
        var batch = Pages.Batch("""{"entries":[{"a":1}]}""");

        Assert.That(Edit(batch, ("a", _ => "\"é\"")).Bodies().Single(), Is.EqualTo("""{"a":"\u00e9"}"""));
        Assert.That(Edit(batch, ("a", _ => "\"\\udc00\"")).Bodies().Single(), Is.EqualTo("""{"a":"\ufffd"}"""));
        Assert.That(Edit(batch, ("a", _ => "[\n1]")).Bodies().Single(), Is.EqualTo("""{"a":[1]}"""));
    }

    private static RecordBatch Edit(RecordBatch batch, (string Name, Func<string, string?> Edit) rule) =>
        batch.Edit([
            new(
                Encoding.UTF8.GetBytes(rule.Name),
                (value, output) =>
                    rule.Edit(Encoding.UTF8.GetString(value)) is { } text && output.Put(Encoding.UTF8.GetBytes(text))
            ),
        ]);
}
