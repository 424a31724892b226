using System.Globalization;
using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>Pages of which the first without records is the last.</summary>
public sealed class UntilEmptyTests
{
    [TestCase(new[] { 2, 2, 0 }, new[] { 1, 2, 3 })]
    [TestCase(new[] { 5, 1, 3, 0 }, new[] { 1, 2, 3, 4 }, Description = "a short page is not the last")]
    [TestCase(new[] { 0 }, new[] { 1 })]
    public void Pages_are_read_to_the_first_without_records(int[] records, int[] asked)
    {
        Assert.That(Read(number => Page(1000 * number, records[number - 1])), Is.EqualTo(asked));
    }

    [Test]
    public void A_page_of_which_all_was_left_out_is_not_empty()
    {
        var asked = Read(number =>
        {
            var page = Page(0, records: 0);
            page.Count = number < 4 ? 10 : 0;
            return page;
        });

        Assert.That(asked, Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void The_same_page_again_is_an_error()
    {
        Assert.That(
            () => Read(_ => Page(1, records: 2)),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.SystemError)
        );
    }

    private static List<int> Read(Func<int, RecordPage> answer)
    {
        var asked = new List<int>();
        string? token = null;
        do
        {
            asked.Add(NextPage.PageOf(token));
            using var page = answer(asked[^1]);
            token = NextPage.UntilEmpty.After(page, token);
        } while (token is not null && asked.Count < 20);

        return asked;
    }

    private static RecordPage Page(int first, int records)
    {
        var ids = Enumerable
            .Range(first, records)
            .Select(id => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id}}}"));
        return Pages.Read($"[{string.Join(',', ids)}]", PageShape.Array);
    }
}
