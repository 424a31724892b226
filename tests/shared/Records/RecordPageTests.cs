using System.Text;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Pages of which some records are left out, and those without any.</summary>
public sealed class RecordPageTests
{
    private static readonly PageShape Bare = PageShape.Under("data", "next") with { MayBeBare = true };

    [Test]
    public void Only_what_is_kept_is_given_out_and_the_rest_stays_as_it_is()
    {
        var page = Pages.Read("""{"entries":[{"a":1},{"a":2},{"a":3}],"cursor":"c"}""");
        page.Checkpoint = "{}"u8.ToArray();

        using var kept = page.Keep([true, false, true]);

        Assert.That(kept.Records(), Is.EqualTo(new[] { """{"a":1}""", """{"a":3}""" }));
        Assert.That((kept.Count, kept.Text("cursor"), kept.Checkpoint is null), Is.EqualTo((3, "c", false)));
    }

    [Test]
    public void What_is_kept_is_counted_in_what_was_left_by_earlier_changes_and_seen_by_later_ones()
    {
        using var page = Pages
            .Read("""[{"a":1},{"a":2},{"a":3},{"a":4}]""", PageShape.Array)
            .Select(batch => batch.Where(record => record[5] != '1'))
            .Keep([false, true, true])
            .Select(batch => batch.Where(record => record[5] != '4'));

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"a":3}""" }));
    }

    [Test]
    public void A_page_without_records_has_no_steering_values_either()
    {
        using var page = RecordPage.Empty();

        Assert.Multiple(() =>
        {
            Assert.That(page.Text("cursor"), Is.Null);
            Assert.That(page.Flag("has_more"), Is.False);
            Assert.That(page.Records(), Is.Empty);
        });
    }

    [Test]
    public void A_steering_value_that_was_not_asked_for_is_a_defect_of_ours()
    {
        using var page = Pages.Read("""{"entries":[]}""");

        Assert.That(() => page.Text("other"), Throws.ArgumentException);
    }

    [TestCase("""[{"a":1},{"a":2}]""")]
    [TestCase("""{"data":[{"a":1},{"a":2}]}""")]
    [TestCase(""" {"total":[{"b":1}],"data":[{"a":1},{"a":2}],"next":"x"} """)]
    public void Records_may_lie_in_an_object_or_be_the_reply(string reply)
    {
        for (var piece = 1; piece <= reply.Length; piece++)
        {
            using var page = Pages.Read(Encoding.UTF8.GetBytes(reply), Bare, [piece]);

            Assert.That(page.Records(), Is.EqualTo(new[] { """{"a":1}""", """{"a":2}""" }), $"in pieces of {piece}");
            Assert.That(page.Text("next"), Is.EqualTo(reply.Contains("next", StringComparison.Ordinal) ? "x" : null));
        }
    }

    [TestCase("[]")]
    [TestCase("""{"data":[]}""")]
    public void Neither_needs_to_have_any(string reply)
    {
        using var page = Pages.Read(reply, Bare);

        Assert.That(page.Count, Is.Zero);
    }

    [TestCase("""[{"a":1}] x""")]
    [TestCase("""[{"a":1}]{"data":[]}""")]
    [TestCase("""[{"a":1}""")]
    [TestCase("""[[{"a":1}]]""")]
    [TestCase("""{"rows":[{"a":1}]}""")]
    [TestCase("""{"data":{"a":1}}""")]
    [TestCase("\"data\"")]
    public void What_is_neither_is_no_page(string reply) =>
        Assert.That(() => Pages.Read(reply, Bare), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void An_array_is_none_where_nobody_said_so() =>
        Assert.That(() => Pages.Read("""[{"a":1}]""", PageShape.Under("data")), Throws.TypeOf<InvalidDataException>());

    [TestCase(true)]
    [TestCase(false)]
    public void A_long_reply_may_be_either_as_well(bool isArray)
    {
        var text = new string('x', 1000);
        var records = Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"text\":\"{text}\"}}").ToArray();
        var array = $"[{string.Join(',', records)}]";
        var reply = Encoding.ASCII.GetBytes(isArray ? array : $"{{\"data\":{array},\"next\":1}}");

        using var page = Pages.Read(reply, Bare, [64 * 1024], new Spool([Path.GetTempPath()]));

        Assert.That(page.IsInMemory, Is.False);
        Assert.That(page.Records(), Is.EqualTo(records));
    }
}
