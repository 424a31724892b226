using Connectors.Records;
using Connectors.Support;
using Connectors.Tests.Http;
using Connectors.Tests.Xml;

namespace Connectors.Tests.Records;

/// <summary>What is told of names when pages are joined.</summary>
public sealed class JoinedLinesTests
{
    [Test]
    public void Joined_pages_keep_what_their_records_surely_have_and_every_name_to_be_told_of()
    {
        using var all = new LineWriter(Pages.NoSpool);
        foreach (var more in new[] { "x", "y" })
        {
            using var page = Write(RecordLayout.Of(["id"]), RecordLayout.Of([more]));
            page.AppendTo(all);
        }

        using var joined = all.Complete();

        Assert.That(Names(joined), Is.EqualTo(new[] { "id", "x", "y" }));
    }

    [Test]
    public void Pages_without_such_names_have_one_layout_together()
    {
        using var all = new LineWriter(Pages.NoSpool);
        for (var i = 0; i < 3; i++)
        {
            using var page = Write(RecordLayout.Of(["id", "at"]));
            page.AppendTo(all);
        }

        using var joined = all.Complete();

        Assert.That(Names(joined), Is.EqualTo(new[] { "id,at" }));
        Assert.That(joined.Count, Is.EqualTo(3));
    }

    [Test]
    public void Nothing_joined_is_a_page_without_records()
    {
        using var all = new LineWriter(Pages.NoSpool);

        using var joined = all.Complete();

        Assert.That((joined.Count, joined.Records().Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Joined_pages_count_what_was_left_out_and_keep_names_that_are_not_declared()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);
        var type = XmlRecords.Type("""{"id":{"type":"string"}}""");
        var pages = new[]
        {
            "<r><id>1</id><x/></r><r><id>2</id></r>",
            "<r><id>2</id><y>1</y></r>",
            "<r><id>3</id></r>",
        };

        using var joined = await shop.Calls.JoinAsync(
            pages.Select(xml => XmlRecords.Read(xml, type, record => record.Text("id") != "2")).ToAsyncEnumerable()
        );

        Assert.That(joined.Count, Is.EqualTo(4));
        Assert.That(joined.Records(), Is.EqualTo(new[] { """{"id":"1","x":null}""", """{"id":"3"}""" }));
        Assert.That(Names(joined), Is.EqualTo(new[] { "id", "x", "y", "" }));
    }

    [Test]
    public void A_page_that_is_changed_counts_as_before()
    {
        using var page = Write(RecordLayout.Of([]));
        page.Count = 7;

        using var changed = page.Select(batch => batch);

        Assert.That(changed.Count, Is.EqualTo(7));
    }

    private static RecordPage Write(params RecordLayout[] layouts)
    {
        using var lines = new LineWriter(Pages.NoSpool);
        lines.Write("{\"id\":1}"u8);
        lines.EndLine(RecordTraits.None);
        return lines.Complete(layouts);
    }

    private static IEnumerable<string> Names(RecordPage page) =>
        page.Batches()
            .Single()
            .Layouts.Select(layout => string.Join(',', Enumerable.Range(0, layout.Count).Select(layout.NameText)));
}
