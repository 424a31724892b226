using System.Text;
using System.Text.Json.Nodes;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.Bench;

internal sealed class ActivityPagesTests
{
    private static readonly ActivityPages _plain = new(5_000_000);
    private static readonly ActivityPages _compressed = new(5_000_000, gzip: true);

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(200, 1)]
    [TestCase(201, 2)]
    [TestCase(2_000_000, 10_000)]
    public void Pages_hold_200_records(long records, int pages)
    {
        Assert.That(new ActivityPages(records).Count, Is.EqualTo(pages));
    }

    [Test]
    public void Uuids_and_dates_ascend_through_all_pages_and_none_occurs_twice([Values] bool gzip)
    {
        var records = All(new ActivityPages(1_250, gzip)).ToList();

        Assert.That(records, Has.Count.EqualTo(1_250));
        Assert.That(
            records.Select(record => $"{record["uuid"]}"),
            Is.Unique.And.Ordered.Using<string>(string.CompareOrdinal)
        );
        Assert.That(
            records.Select(record => $"{record["date"]}"),
            Is.Unique.And.Ordered.Using<string>(string.CompareOrdinal)
        );
    }

    [TestCase(0)]
    [TestCase(4_711)]
    [TestCase(24_999)]
    public void A_compressed_page_is_the_plain_page(int page)
    {
        Assert.That(Unpack.Gzip(Page(_compressed, page)), Is.EqualTo(Page(_plain, page)));
    }

    [Test]
    public void Records_are_600_bytes_on_average_and_a_tenth_is_beyond_ascii()
    {
        var page = Page(new ActivityPages(400), 0);
        var names = Parse(page)["entries"]?.AsArray().Select(record => $"{record?["customer-name"]}").ToList() ?? [];

        Assert.That(page.Length / 200, Is.InRange(595, 605));
        Assert.That(names.Count(name => name.Any(letter => letter > 127)), Is.EqualTo(20));
        Assert.That(Encoding.UTF8.GetString(page), Does.Not.Contain("\\u"));
    }

    [Test]
    public void A_cursor_leads_to_the_page_that_its_formula_names()
    {
        var pages = new ActivityPages(1_000);

        Assert.That(pages.PageOf(""), Is.Zero);
        Assert.That(pages.PageOf("?order=date&cursor=p000000003&per_page=200"), Is.EqualTo(3));
        Assert.That($"{Parse(Page(pages, 2))["cursor"]}", Is.EqualTo("p000000003"));
        Assert.That(pages.QueryOf(3), Is.EqualTo("?cursor=p000000003"));
        Assert.That(pages.PageOf("?cursor=p000000006"), Is.Null);
        Assert.That(pages.PageOf("?cursor=x"), Is.Zero.Or.Null);
    }

    [Test]
    public void The_last_uuid_of_a_page_leads_to_the_next_one()
    {
        var pages = new ActivityPages(450);
        for (var page = 0; page < 3; page++)
        {
            var last = Parse(Page(pages, page))["entries"]?.AsArray()[^1]?["uuid"];

            Assert.That(pages.PageOf($"?start-after={last}"), Is.EqualTo(page + 1));
        }

        var middle = Parse(Page(pages, 0))["entries"]?[7]?["uuid"];
        Assert.That(pages.PageOf($"?start-after={middle}"), Is.Null);
    }

    [Test]
    public void Only_the_last_page_says_that_there_is_no_more_and_an_empty_one_stands_behind_it()
    {
        var pages = new ActivityPages(450);

        Assert.That(
            Enumerable.Range(0, 3).Select(page => (bool?)Parse(Page(pages, page))["has_more"]),
            Is.EqualTo(new bool?[] { true, true, false })
        );
        Assert.That(
            Encoding.ASCII.GetString(Page(pages, 3)),
            Is.EqualTo("""{"entries":[],"cursor":null,"has_more":false}""")
        );
    }

    private static IEnumerable<JsonNode> All(ActivityPages pages) =>
        Enumerable
            .Range(0, pages.Count)
            .SelectMany(page =>
                Parse(Unpack.Gzip(Page(pages, page), pages.ContentEncoding is not null))["entries"]?.AsArray() ?? []
            )
            .OfType<JsonNode>();

    private static JsonObject Parse(byte[] page) => JsonNode.Parse(page)?.AsObject() ?? [];

    private static byte[] Page(ActivityPages pages, int page)
    {
        var buffer = new byte[pages.LengthOf(page)];
        pages.Fill(page, buffer);
        return buffer;
    }
}
