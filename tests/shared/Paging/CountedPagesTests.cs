using System.Globalization;
using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>Pages that are counted, in vendors that differ in what they tell of what is left.</summary>
public sealed class CountedPagesTests
{
    private static readonly PageShape Shape = PageShape.Under("entries", "next", "total");

    [Test]
    public void A_link_is_followed_until_there_is_none()
    {
        var asked = Read(size: 10, page => (3, page < 4 ? "\"next\":\"https://x/?page=2\"" : "\"next\":null"));

        Assert.That(asked, Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [TestCase(30, new[] { 1, 2, 3 })]
    [TestCase(25, new[] { 1, 2, 3 })]
    [TestCase(10, new[] { 1 })]
    public void A_total_is_read_to_its_end(int total, int[] pages)
    {
        var asked = Read(size: 10, page => (Math.Min(10, total - (10 * (page - 1))), $"\"total\":{total}"));

        Assert.That(asked, Is.EqualTo(pages));
    }

    [Test]
    public void A_vendor_that_caps_its_pages_is_read_to_the_total_all_the_same()
    {
        var asked = Read(size: 1000, page => (Math.Min(100, 250 - (100 * (page - 1))), "\"total\":250"));

        Assert.That(asked, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_total_that_is_never_reached_ends_with_a_page_without_records()
    {
        var asked = Read(size: 10, page => (page < 3 ? 10 : 0, "\"total\":99"));

        Assert.That(asked, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [TestCase(10, new[] { 1, 2 }, Description = "a full page is followed by one request more")]
    [TestCase(7, new[] { 1 })]
    [TestCase(12, new[] { 1 }, Description = "a vendor without pages gives all at once")]
    [TestCase(0, new[] { 1 })]
    public void Without_link_and_total_a_page_that_is_not_full_is_the_last(int records, int[] pages)
    {
        var asked = Read(size: 10, page => (page == 1 ? records : 0, "\"x\":1"));

        Assert.That(asked, Is.EqualTo(pages));
    }

    [Test]
    public void An_empty_link_is_none()
    {
        Assert.That(Read(size: 10, _ => (3, "\"next\":\"\"")), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void A_vendor_that_gives_the_same_page_again_is_an_error()
    {
        var rule = NextPage.ByCountedPages("next", "total", size: 2);
        using var page = Page([1, 2], "\"next\":\"https://x\"");
        var token = rule.After(page, null);

        Assert.That(
            () => rule.After(page, token),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
        );
    }

    [Test]
    public void A_token_tells_its_page()
    {
        var rule = NextPage.ByCountedPages("next", "total", size: 2);
        using var page = Page([1, 2], "\"total\":5");

        Assert.That(NextPage.PageOf(null), Is.EqualTo(1));
        Assert.That(NextPage.PageOf(rule.After(page, null)), Is.EqualTo(2));
    }

    /// <summary>The pages asked for, of a vendor that answers with so many records and these members.</summary>
    private static List<int> Read(int size, Func<int, (int Records, string Members)> answer)
    {
        var rule = NextPage.ByCountedPages("next", "total", size);
        var asked = new List<int>();
        string? token = null;
        do
        {
            var number = NextPage.PageOf(token);
            asked.Add(number);
            var (records, members) = answer(number);
            using var page = Page(Enumerable.Range(1000 * number, records), members);
            token = rule.After(page, token);
        } while (token is not null && asked.Count < 20);

        return asked;
    }

    private static RecordPage Page(IEnumerable<int> ids, string members)
    {
        var records = ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id}}}"));
        return Pages.Read($"{{\"entries\":[{string.Join(',', records)}],{members}}}", Shape);
    }
}
