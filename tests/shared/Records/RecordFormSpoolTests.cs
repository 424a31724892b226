using System.Text;
using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Tests.Records;

/// <summary>Records that are made of others where they need a file, and where they cannot be made.</summary>
public sealed class RecordFormSpoolTests
{
    [Test]
    public void More_records_than_memory_may_hold_go_to_a_file()
    {
        var spool = LineBodies.Spool;
        var text = new string('é', 500);
        var reply =
            $"[{string.Join(',', Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"v\":\"{text}\"}}"))}]";

        using (var sent = Pages.Read(Encoding.UTF8.GetBytes(reply), PageShape.Array, [64 * 1024], spool))
        using (var page = SomeForm.Of().Of(sent, spool))
        {
            Assert.That((sent.IsInMemory, page.IsInMemory, page.Count), Is.EqualTo((false, false, 18_000)));
            Assert.That(
                page.Records(),
                Is.EqualTo(Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"value\":\"{text}\"}}"))
            );
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [Test]
    public void A_record_longer_than_memory_may_hold_arrives_whole()
    {
        var spool = LineBodies.Spool;
        var text = new string('x', 20_000_000);

        using (
            var sent = Pages.Read(
                Encoding.ASCII.GetBytes($$$"""[{"id":1,"v":"{{{text}}}"},{"id":2}]"""),
                PageShape.Array,
                null,
                spool
            )
        )
        using (var page = SomeForm.Of().Of(sent, spool))
        {
            var records = page.Records();

            Assert.That(page.IsInMemory, Is.False);
            Assert.That(records[0] == $$$"""{"id":1,"value":"{{{text}}}"}""", Is.True);
            Assert.That(records[1], Is.EqualTo("""{"id":2}"""));
        }

        Assert.That(spool.IsEmpty(), Is.True);
    }

    [TestCase(100)]
    [TestCase(1_500)]
    public void A_record_that_cannot_be_made_leaves_nothing_behind(int length)
    {
        var spool = LineBodies.Spool;
        var text = new string('x', length);
        var records = Enumerable.Range(0, 18_000).Select(i => $"{{\"id\":{i},\"v\":\"{text}\"}}");
        var (usual, made) = (SomeForm.Of(), 0);
        var form = new SomeForm("id")
        {
            Make = (record, output) =>
            {
                made++;
                usual.Make(record, output);
                if (made == 17_000)
                {
                    output.Begin();
                    throw ConnectorException.System("A row has other fields than were asked for.");
                }
            },
        };

        using (
            var sent = Pages.Read(
                Encoding.ASCII.GetBytes($"[{string.Join(',', records)}]"),
                PageShape.Array,
                [64 * 1024],
                spool
            )
        )
        {
            Assert.That(() => form.Of(sent, spool), Throws.TypeOf<ConnectorException>());
            Assert.That(sent.Records(), Has.Count.EqualTo(18_000), "the page is as it was");
        }

        Assert.That((made, spool.IsEmpty()), Is.EqualTo((17_000, true)));
    }

    [Test]
    public void A_form_makes_one_page_after_another_and_nothing_of_one_that_failed()
    {
        var spool = LineBodies.Spool;
        var usual = SomeForm.Of();
        var form = new SomeForm("id")
        {
            Make = (record, output) =>
            {
                usual.Make(record, output);
                if (RecordFields.Raw(record, "v"u8) is [(byte)'0'])
                {
                    throw ConnectorException.System("No.");
                }
            },
        };
        using var wrong = Pages.Read("""[{"id":1,"v":1},{"id":2,"v":0}]""", PageShape.Array);
        using var right = Pages.Read("""[{"id":3,"v":3}]""", PageShape.Array);

        Assert.That(() => form.Of(wrong, spool), Throws.TypeOf<ConnectorException>());
        using var page = form.Of(right, spool);

        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":3,"value":3}""" }));
    }
}
