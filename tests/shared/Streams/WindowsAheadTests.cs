using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using static Connectors.Tests.Streams.WindowReads;

namespace Connectors.Tests.Streams;

/// <summary>How many windows are asked for ahead of their turn, and what becomes of them.</summary>
public sealed class WindowsAheadTests
{
    [Test]
    public async Task As_many_are_on_their_way_as_may_be_and_come_out_in_order()
    {
        var ahead = new WindowsAhead(2);
        var stream = Make(TimeSpan.FromHours(6), Hours(1), ahead);
        var answers = Answers(stream);
        var pages = stream.PagesAsync(new ReadRequest(null, true), default).GetAsyncEnumerator();

        var first = pages.MoveNextAsync();
        Assert.That(stream.Windows, Has.Count.EqualTo(3), "the first and two ahead");
        answers[2].SetResult(SomeWindows.Page());
        answers[1].SetResult(SomeWindows.Page());
        Assert.That(first.IsCompleted, Is.False, "nobody is overtaken");
        var page = SomeWindows.Page();
        answers[0].SetResult(page);
        Assert.That(await first, Is.True);
        Assert.That(stream.Windows, Has.Count.EqualTo(3), "a page is written before more is asked for");
        var second = pages.MoveNextAsync();
        Assert.That(await second, Is.True);
        Assert.That(stream.Windows, Has.Count.EqualTo(4));
        Assert.That(stream.Windows.Select(w => (w.From - Begin).TotalHours), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        answers[3].SetResult(SomeWindows.Page());
        await pages.DisposeAsync();

        Assert.That(Permits(ahead), Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_asked_for_ahead_of_one_that_was_cut_is_kept_and_nothing_is_read_twice()
    {
        var stream = Make(TimeSpan.FromHours(6), Hours(1), new WindowsAhead(2));
        stream.Answer = (window, _) =>
            window.From == Begin && window.Length > TimeSpan.FromMinutes(15) ? Cut() : Whole();

        var delivered = await ReadAsync(stream);

        // The two behind the one that was cut are as wide as they were when they were asked for.
        Assert.That(delivered.Take(8), Is.EqualTo(new[] { 15, 15, 15, 15, 60, 60, 15, 15 }));
        Assert.That(delivered.Sum(), Is.EqualTo(360));
        AssertEachInstantOnce(stream, TimeSpan.FromHours(6), failed: 2);
    }

    [Test]
    public async Task A_window_that_was_cut_ahead_of_its_turn_is_halved_when_it_is_its_turn()
    {
        var stream = Make(TimeSpan.FromHours(4), Hours(1), new WindowsAhead(3));
        stream.Answer = (window, _) =>
            window.From == Begin.AddHours(2) && window.Length > TimeSpan.FromMinutes(30) ? Cut() : Whole();

        var delivered = await ReadAsync(stream);

        Assert.That(delivered, Is.EqualTo(new[] { 60, 60, 30, 30, 60 }));
        AssertEachInstantOnce(stream, TimeSpan.FromHours(4), failed: 1);
    }

    [Test]
    public async Task Streams_share_the_number_of_windows_ahead()
    {
        var ahead = new WindowsAhead(3);
        var streams = Enumerable.Range(0, 3).Select(_ => Make(TimeSpan.FromHours(6), Hours(1), ahead)).ToList();
        var answers = streams.ConvertAll(Answers);
        var pages = streams.ConvertAll(s => s.PagesAsync(new ReadRequest(null, true), default).GetAsyncEnumerator());

        var moves = pages.ConvertAll(p => p.MoveNextAsync().AsTask());

        Assert.That(streams.Select(s => s.Windows.Count), Is.EqualTo(new[] { 4, 1, 1 }));
        answers[0].ForEach(answer => answer.TrySetResult(SomeWindows.Page()));
        await moves[0];
        await pages[0].DisposeAsync();
        answers[1][0].SetResult(SomeWindows.Page());
        await moves[1];
        var next = pages[1].MoveNextAsync();
        Assert.That(streams[1].Windows, Has.Count.EqualTo(5), "what was given back is taken by others");
        answers[1].ForEach(answer => answer.TrySetResult(SomeWindows.Page()));
        await next;
        answers[2][0].SetResult(SomeWindows.Page());
        await moves[2];
        await pages[1].DisposeAsync();
        await pages[2].DisposeAsync();
        Assert.That(Permits(ahead), Is.EqualTo(3));
    }

    [Test]
    public async Task A_reader_that_stops_gives_the_pages_ahead_and_their_permits_back()
    {
        var ahead = new WindowsAhead(2);
        var stream = Make(TimeSpan.FromHours(6), Hours(1), ahead);
        var late = new TaskCompletionSource<RecordPage>();
        var cancelled = new TaskCompletionSource();
        var early = SomeWindows.Page();
        stream.Answer = (_, ct) =>
        {
            ct.Register(() => cancelled.TrySetResult());
            return stream.Windows.Count switch
            {
                1 => Whole(),
                2 => Task.FromResult(early),
                _ => late.Task,
            };
        };
        var pages = stream.PagesAsync(new ReadRequest(null, true), default).GetAsyncEnumerator();
        await pages.MoveNextAsync();

        var stopped = pages.DisposeAsync().AsTask();
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.That(stopped.IsCompleted, Is.False, "it waits for what is on its way");
        var last = SomeWindows.Page();
        late.SetResult(last);
        await stopped;

        Assert.That(() => early.Batches(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => last.Batches(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Permits(ahead), Is.EqualTo(2));
    }

    [Test]
    public async Task Cancellation_reaches_all_that_is_on_its_way()
    {
        var ahead = new WindowsAhead(2);
        var stream = Make(TimeSpan.FromHours(6), Hours(1), ahead);
        stream.Answer = async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return SomeWindows.Page();
        };
        using var stop = new CancellationTokenSource();
        var pages = stream.PagesAsync(new ReadRequest(null, true), stop.Token).GetAsyncEnumerator();

        var first = pages.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        await pages.DisposeAsync();
        Assert.That(Permits(ahead), Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_gives_the_pages_ahead_back()
    {
        var ahead = new WindowsAhead(1);
        var second = SomeWindows.Page();
        var stream = Make(TimeSpan.FromHours(6), Hours(1), ahead);
        stream.Answer = (window, _) =>
            window.From == Begin
                ? Task.FromException<RecordPage>(ConnectorException.System("No."))
                : Task.FromResult(second);

        Assert.That(async () => await ReadAsync(stream), Throws.TypeOf<ConnectorException>());
        await Task.Yield();

        Assert.That(() => second.Batches(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Permits(ahead), Is.EqualTo(1));
    }

    /// <summary>Makes a stream's windows come when the test says so.</summary>
    private static List<TaskCompletionSource<RecordPage>> Answers(SomeWindows stream)
    {
        var answers = new List<TaskCompletionSource<RecordPage>>();
        stream.Answer = (_, ct) =>
        {
            var answer = new TaskCompletionSource<RecordPage>();
            ct.Register(() => answer.TrySetCanceled(ct));
            answers.Add(answer);
            return answer.Task;
        };
        return answers;
    }

    private static int Permits(WindowsAhead ahead)
    {
        var permits = 0;
        while (ahead.TryTake())
        {
            permits++;
        }

        return permits;
    }
}
