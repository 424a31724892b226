using Connectors.Errors;
using Connectors.Paging;
using Connectors.Records;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Paging;

public sealed class PagedReaderTests
{
    private static readonly NextPage Rule = NextPage.ByCursor("cursor", "has_more");

    [Test]
    public async Task All_pages_come_in_their_order()
    {
        var vendor = new Vendor();
        vendor.Answer(null, Page("a"));
        vendor.Answer("a", Page("b"));
        vendor.Answer("b", Page(null));
        var tokens = new List<string?>();

        await foreach (var page in vendor.ReadAsync())
        {
            tokens.Add(page.NextToken);
            page.Dispose();
        }

        Assert.That(vendor.Asked, Is.EqualTo(new[] { null, "a", "b" }));
        Assert.That(tokens, Is.EqualTo(new[] { "a", "b", null }));
    }

    [Test]
    public async Task Reading_begins_where_it_is_told_to()
    {
        var vendor = new Vendor();
        vendor.Answer("m", Page(null));

        await foreach (var page in vendor.ReadAsync("m"))
        {
            page.Dispose();
        }

        Assert.That(vendor.Asked, Is.EqualTo(new[] { "m" }));
    }

    [Test]
    public async Task The_next_page_is_on_its_way_while_one_is_written_and_only_that_one()
    {
        var vendor = new Vendor();
        vendor.Answer(null, Page("a"));
        vendor.Answer("a", Page("b"));
        vendor.Answer("b", Page(null));
        await using var pages = vendor.ReadAsync().GetAsyncEnumerator();

        await pages.MoveNextAsync();
        Assert.That(vendor.Asked, Is.EqualTo(new[] { null, "a" }));

        await pages.MoveNextAsync();
        Assert.That(vendor.Asked, Is.EqualTo(new[] { null, "a", "b" }));
    }

    [Test]
    public async Task A_reader_that_stops_early_stops_the_page_ahead_and_gives_it_back()
    {
        var vendor = new Vendor();
        vendor.Answer(null, Page("a"));
        var ahead = Page("b");
        var pages = vendor.ReadAsync().GetAsyncEnumerator();
        await pages.MoveNextAsync();

        var stopped = pages.DisposeAsync();
        await vendor.FirstCancelled;
        Assert.That(vendor.Cancelled, Is.EqualTo(new[] { "a" }));
        Assert.That(stopped.IsCompleted, Is.False, "it waits for what is on its way");
        vendor.Answer("a", ahead);
        await stopped;

        Assert.That(() => ahead.Batches(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(vendor.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_page_ahead_that_fails_does_not_disturb_a_reader_that_stops()
    {
        var vendor = new Vendor();
        vendor.Answer(null, Page("a"));
        vendor.Fail("a", new InvalidDataException("broken"));
        var pages = vendor.ReadAsync().GetAsyncEnumerator();
        await pages.MoveNextAsync();

        Assert.That(async () => await pages.DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public async Task A_failing_page_is_told_after_the_one_before_it_was_given_out()
    {
        var vendor = new Vendor();
        vendor.Answer(null, Page("a"));
        vendor.Fail("a", new InvalidDataException("broken"));
        await using var pages = vendor.ReadAsync().GetAsyncEnumerator();

        Assert.That(await pages.MoveNextAsync(), Is.True);
        Assert.That(async () => await pages.MoveNextAsync(), Throws.TypeOf<InvalidDataException>());
        Assert.That(await pages.MoveNextAsync(), Is.False, "it is over");
    }

    [Test]
    public async Task A_page_that_names_itself_as_the_next_is_not_given_out()
    {
        var vendor = new Vendor();
        var looping = Page("a");
        vendor.Answer("a", looping);
        await using var pages = vendor.ReadAsync("a").GetAsyncEnumerator();

        Assert.That(async () => await pages.MoveNextAsync(), Throws.TypeOf<ConnectorException>());
        Assert.That(() => looping.Batches(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_request_that_cannot_even_begin_gives_the_page_before_it_back()
    {
        var first = Page("a");
        await using var pages = PagedReader
            .ReadAsync(
                (token, _) => token is null ? Task.FromResult(first) : throw new InvalidOperationException(),
                Rule,
                token: null,
                CancellationToken.None
            )
            .GetAsyncEnumerator();

        Assert.That(async () => await pages.MoveNextAsync(), Throws.InvalidOperationException);
        Assert.That(() => first.Batches(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Cancellation_reaches_the_page_that_is_on_its_way()
    {
        using var stop = new CancellationTokenSource();
        var vendor = new Vendor { Obeys = true };
        vendor.Answer(null, Page("a"));
        await using var pages = vendor.ReadAsync(cancellationToken: stop.Token).GetAsyncEnumerator();
        await pages.MoveNextAsync();

        await stop.CancelAsync();

        Assert.That(async () => await pages.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(vendor.Cancelled, Is.EqualTo(new[] { "a" }));
    }

    private static RecordPage Page(string? next) =>
        Pages.Read(Some.Page(cursor: next ?? "end", more: next is not null));

    /// <summary>Answers when it is told to.</summary>
    private sealed class Vendor
    {
        private readonly Dictionary<string, TaskCompletionSource<RecordPage>> _answers = [];
        private readonly TaskCompletionSource _firstCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string?> Asked { get; } = [];

        public List<string?> Cancelled { get; } = [];

        /// <summary>Completes when a request that is on its way is cancelled.</summary>
        public Task FirstCancelled => _firstCancelled.Task;

        /// <summary>Whether a request ends when it is cancelled.</summary>
        public bool Obeys { get; init; }

        public void Answer(string? token, RecordPage page) => Source(token).SetResult(page);

        public void Fail(string? token, Exception exception) => Source(token).SetException(exception);

        public IAsyncEnumerable<RecordPage> ReadAsync(
            string? token = null,
            CancellationToken cancellationToken = default
        ) => PagedReader.ReadAsync(FetchAsync, Rule, token, cancellationToken);

        private Task<RecordPage> FetchAsync(string? token, CancellationToken cancellationToken)
        {
            Asked.Add(token);
            var answer = Source(token);
            cancellationToken.Register(() =>
            {
                if (answer.Task.IsCompleted)
                {
                    return;
                }

                Cancelled.Add(token);
                _firstCancelled.TrySetResult();
                if (Obeys)
                {
                    answer.SetCanceled(cancellationToken);
                }
            });
            return answer.Task;
        }

        private TaskCompletionSource<RecordPage> Source(string? token) =>
            _answers.TryGetValue(token ?? "", out var source) ? source : _answers[token ?? ""] = new();
    }
}
