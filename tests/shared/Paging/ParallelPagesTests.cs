using Connectors.Paging;
using Connectors.Records;

namespace Connectors.Tests.Paging;

public sealed class ParallelPagesTests
{
    [Test]
    public async Task Pages_come_in_the_order_of_what_was_asked_for_however_they_arrive()
    {
        var vendor = new Vendor();
        await using var pages = vendor.Read("abcd", atOnce: 3);

        var first = pages.MoveNextAsync();
        vendor.Arrives('b');
        vendor.Arrives('a');
        await first;

        Assert.That(pages.Current, Is.SameAs(vendor.PageOf('a')));
        Assert.That(await pages.MoveNextAsync(), Is.True);
        Assert.That(pages.Current, Is.SameAs(vendor.PageOf('b')));
    }

    [Test]
    public async Task No_more_are_asked_for_at_once_than_wanted()
    {
        var vendor = new Vendor();
        await using var pages = vendor.Read("abcd", atOnce: 2);

        var first = pages.MoveNextAsync();
        Assert.That(vendor.Asked, Is.EqualTo("ab"));

        vendor.Arrives('a');
        await first;
        var second = pages.MoveNextAsync();
        Assert.That(vendor.Asked, Is.EqualTo("abc"));

        vendor.Arrives('b');
        await second;
    }

    [Test]
    public async Task What_is_not_there_is_passed_over()
    {
        var vendor = new Vendor();
        await using var pages = vendor.Read("abc", atOnce: 4);

        var first = pages.MoveNextAsync();
        vendor.IsMissing('a');
        vendor.Arrives('b');
        vendor.IsMissing('c');

        Assert.That(await first, Is.True);
        Assert.That(pages.Current, Is.SameAs(vendor.PageOf('b')));
        Assert.That(await pages.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task Those_on_their_way_are_given_up_when_one_fails()
    {
        var vendor = new Vendor();
        await using var pages = vendor.Read("abc", atOnce: 3);

        var first = pages.MoveNextAsync();
        vendor.Fails('a');

        await Assert.ThatAsync(async () => await first, Throws.InvalidOperationException);
        Assert.That(vendor.GivenUp, Is.EqualTo("bc"));
    }

    /// <summary>Answers when the test says so.</summary>
    private sealed class Vendor
    {
        private readonly Dictionary<char, TaskCompletionSource<RecordPage?>> _asked = [];
        private readonly Dictionary<char, RecordPage> _pages = [];

        public string Asked => string.Concat(_asked.Keys);

        public string GivenUp => string.Concat(_asked.Where(a => a.Value.Task.IsCanceled).Select(a => a.Key));

        public IAsyncEnumerator<RecordPage> Read(string items, int atOnce) =>
            ParallelPages
                .ReadAsync(
                    items,
                    atOnce,
                    (item, ct) =>
                    {
                        var answer = new TaskCompletionSource<RecordPage?>();
                        ct.Register(() => answer.TrySetCanceled(ct));
                        _asked.Add(item, answer);
                        return answer.Task;
                    },
                    CancellationToken.None
                )
                .GetAsyncEnumerator();

        public RecordPage PageOf(char item) => _pages[item];

        public void Arrives(char item) => _asked[item].SetResult(_pages[item] = RecordPage.Empty("{}"u8.ToArray()));

        public void IsMissing(char item) => _asked[item].SetResult(null);

        public void Fails(char item) => _asked[item].SetException(new InvalidOperationException());
    }
}
