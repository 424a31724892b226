using Connectors.Paging;
using Connectors.Records;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

/// <summary>Pages by places that are more than a token.</summary>
public sealed class PlacesTests
{
    [Test]
    public async Task Each_page_tells_the_place_of_the_next()
    {
        var asked = new List<(string, int)>();
        var read = new List<long>();

        await foreach (
            var page in PagedReader.ReadAsync(
                ("a", 1),
                (place, _) =>
                {
                    asked.Add(place);
                    return Task.FromResult(Page(place.Item2));
                },
                (page, place) =>
                    place switch
                    {
                        ("a", 1) => ("a", 2),
                        ("a", _) => ("b", 1),
                        _ => ((string, int)?)null,
                    },
                CancellationToken.None
            )
        )
        {
            read.Add(page.Count);
            page.Dispose();
        }

        Assert.That(asked, Is.EqualTo(new[] { ("a", 1), ("a", 2), ("b", 1) }));
        Assert.That(read, Is.EqualTo(new[] { 1, 2, 1 }));
    }

    [Test]
    public async Task The_default_of_a_place_is_a_place_like_any_other()
    {
        var asked = new List<int>();

        await foreach (
            var page in PagedReader.ReadAsync(
                -1,
                (place, _) =>
                {
                    asked.Add(place);
                    return Task.FromResult(Page(1));
                },
                (_, place) => place < 1 ? place + 1 : null,
                CancellationToken.None
            )
        )
        {
            page.Dispose();
        }

        Assert.That(asked, Is.EqualTo(new[] { -1, 0, 1 }));
    }

    [Test]
    public async Task What_is_put_on_a_page_is_put_before_the_next_is_asked_for()
    {
        var saved = new List<bool>();
        RecordPage? first = null;

        await using var pages = PagedReader
            .ReadAsync(
                0,
                (place, _) =>
                {
                    saved.Add(first?.Checkpoint is not null);
                    return Task.FromResult(first ??= Page(1));
                },
                (page, place) =>
                {
                    page.Checkpoint = "{}"u8.ToArray();
                    return place == 0 ? 1 : null;
                },
                CancellationToken.None
            )
            .GetAsyncEnumerator();
        await pages.MoveNextAsync();

        Assert.That(saved, Is.EqualTo(new[] { false, true }));
        Assert.That(pages.Current.NextToken, Is.Null, "only tokens are kept");
    }

    [Test]
    public async Task A_place_that_cannot_be_told_gives_the_page_back()
    {
        var page = Page(1);
        await using var pages = PagedReader
            .ReadAsync(
                0,
                (_, _) => Task.FromResult(page),
                (_, _) => throw new InvalidOperationException(),
                CancellationToken.None
            )
            .GetAsyncEnumerator();

        Assert.That(async () => await pages.MoveNextAsync(), Throws.InvalidOperationException);
        Assert.That(() => page.Batches(), Throws.TypeOf<ObjectDisposedException>());
    }

    private static RecordPage Page(int records) =>
        Pages.Read($"[{string.Join(',', Enumerable.Repeat("{}", records))}]", PageShape.Array);
}
