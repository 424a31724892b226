using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

public sealed class NextPageTests
{
    private static readonly PageShape Shape = PageShape.Under("entries", "cursor", "has_more", "total_pages", "next");

    [TestCase("\"cursor\":\"b\",\"has_more\":true", "b")]
    [TestCase("\"cursor\":\"b\",\"has_more\":false", null)]
    [TestCase("\"cursor\":\"a\",\"has_more\":false", null)]
    [TestCase("\"cursor\":17,\"has_more\":true", "17")]
    public void A_cursor_is_sent_back_as_long_as_there_is_more(string members, string? next)
    {
        Assert.That(After(NextPage.ByCursor("cursor", "has_more"), members, "a"), Is.EqualTo(next));
    }

    [TestCase("[{}]", "\"cursor\":\"b\"", "b")]
    [TestCase("[{}]", "\"cursor\":\"b\",\"has_more\":null", "b")]
    [TestCase("[]", "\"cursor\":\"b\"", null)]
    [TestCase("[{}]", "\"cursor\":null", null)]
    [TestCase("[{}]", "\"other\":1", null)]
    public void Without_a_flag_a_list_goes_on_as_long_as_it_has_records_and_a_cursor(
        string records,
        string members,
        string? next
    )
    {
        using var page = Pages.Read($"{{\"entries\":{records},{members}}}", Shape);

        Assert.That(NextPage.ByCursor("cursor", "has_more").After(page, "a"), Is.EqualTo(next));
    }

    [TestCase("\"cursor\":\"a\",\"has_more\":true", "repeats itself")]
    [TestCase("\"cursor\":\"\",\"has_more\":true", "is empty")]
    [TestCase("\"cursor\":null,\"has_more\":true", "is empty")]
    [TestCase("\"has_more\":true", "is empty")]
    public void A_vendor_that_does_not_say_where_there_is_more_is_not_read_for_ever(string members, string detail)
    {
        Assert.That(
            () => After(NextPage.ByCursor("cursor", "has_more"), members, "a"),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.Detail))
                .Contains(detail)
                .And.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
        );
    }

    [TestCase(null, "\"total_pages\":3", "2")]
    [TestCase("2", "\"total_pages\":3", "3")]
    [TestCase("2", "\"total_pages\":\"3\"", "3")]
    [TestCase("3", "\"total_pages\":3", null)]
    [TestCase("4", "\"total_pages\":3", null)]
    [TestCase(null, "\"total_pages\":1", null)]
    [TestCase(null, "\"total_pages\":0", null)]
    public void Pages_are_counted_to_the_last(string? token, string members, string? next)
    {
        Assert.That(After(NextPage.ByNumber("total_pages"), members, token), Is.EqualTo(next));
    }

    [TestCase("\"next\":\"https://x/2\"", "https://x/2")]
    [TestCase("\"next\":null", null)]
    [TestCase("\"x\":1", null)]
    public void A_link_is_followed_as_long_as_there_is_one(string members, string? next)
    {
        Assert.That(After(NextPage.ByLink("next"), members, "https://x/1"), Is.EqualTo(next));
    }

    [Test]
    public void A_link_to_the_same_page_is_not_followed()
    {
        Assert.That(
            () => After(NextPage.ByLink("next"), "\"next\":\"https://x/1\"", "https://x/1"),
            Throws.TypeOf<ConnectorException>()
        );
    }

    private static string? After(NextPage rule, string members, string? token)
    {
        using var page = Pages.Read($"{{\"entries\":[{{}}],{members}}}", Shape);
        return rule.After(page, token);
    }
}
