using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;

namespace Connectors.Tests.Streams;

/// <summary>How windows shrink and grow, and how many are asked for ahead of their turn.</summary>
public sealed class WindowQueueTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task A_window_that_does_not_arrive_whole_is_halved_until_it_does()
    {
        var stream = Make(TimeSpan.FromHours(4), Hours(1));
        stream.Answer = (window, _) => window.Length > TimeSpan.FromMinutes(20) ? Cut() : Whole();

        var delivered = await ReadAsync(stream);

        Assert.That(stream.Windows.Select(w => w.Length.TotalMinutes).Take(4), Is.EqualTo(new[] { 60, 30, 15, 15 }));
        Assert.That(delivered, Is.EqualTo(Enumerable.Repeat(15, 16)));
        AssertEachInstantOnce(stream, TimeSpan.FromHours(4), failed: 2);
    }

    [TestCase(60, 5, new double[] { 60, 30, 15, 7.5, 5 })]
    [TestCase(7, 5, new double[] { 7, 5 })]
    [TestCase(5, 5, new double[] { 5 })]
    [TestCase(2, 5, new double[] { 2 }, Description = "narrower from the start")]
    public void Below_the_narrowest_the_stream_fails(double width, double narrowest, double[] asked)
    {
        var stream = Make(
            TimeSpan.FromHours(4),
            new WindowRules(TimeSpan.FromMinutes(width)) { Narrowest = TimeSpan.FromMinutes(narrowest) }
        );
        stream.Answer = (_, _) => Cut();

        Assert.That(
            async () => await ReadAsync(stream),
            Throws.TypeOf<ConnectorException>().With.Message.EqualTo("It was cut.")
        );
        Assert.That(stream.Windows.Select(w => w.Length.TotalMinutes), Is.EqualTo(asked));
        Assert.That(stream.Windows.Select(w => w.From), Is.All.EqualTo(Begin));
    }

    [Test]
    public void Halves_are_whole_seconds()
    {
        var rules = new WindowRules(TimeSpan.FromSeconds(601)) { Narrowest = TimeSpan.FromSeconds(1) };

        Assert.That(rules.Narrower(TimeSpan.FromSeconds(601)), Is.EqualTo(TimeSpan.FromSeconds(300)));
        Assert.That(rules.Narrower(TimeSpan.FromSeconds(3)), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(rules.Narrower(TimeSpan.FromSeconds(1)), Is.Null);
    }

    [Test]
    public async Task After_three_fast_windows_they_double_up_to_the_widest()
    {
        var stream = Make(
            TimeSpan.FromHours(40),
            new WindowRules(TimeSpan.FromHours(1)) { Widest = TimeSpan.FromHours(5) }
        );
        stream.Answer = (_, _) => Whole(seconds: 59);

        var delivered = await ReadAsync(stream);

        Assert.That(delivered, Is.EqualTo(new[] { 60, 60, 60, 120, 120, 120, 240, 240, 240, 300, 300, 300, 240 }));
    }

    [Test]
    public async Task One_slow_window_begins_the_count_anew()
    {
        var stream = Make(
            TimeSpan.FromHours(9),
            new WindowRules(TimeSpan.FromHours(1)) { Widest = TimeSpan.FromHours(2) }
        );
        stream.Answer = (_, _) => Whole(seconds: stream.Windows.Count == 3 ? 60 : 10);

        var delivered = await ReadAsync(stream);

        Assert.That(delivered, Is.EqualTo(new[] { 60, 60, 60, 60, 60, 60, 120, 60 }));
    }

    [Test]
    public async Task Windows_do_not_grow_beyond_their_first_width_unless_they_may()
    {
        var stream = Make(TimeSpan.FromHours(8), Hours(1));
        stream.Answer = (window, _) => stream.Windows.Count == 1 ? Cut() : Whole(seconds: 1);

        var delivered = await ReadAsync(stream);

        Assert.That(delivered.Take(3), Is.EqualTo(new[] { 30, 30, 30 }));
        Assert.That(delivered.Skip(3).SkipLast(1), Is.All.EqualTo(60));
        AssertEachInstantOnce(stream, TimeSpan.FromHours(8), failed: 1);
    }

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

    private static WindowRules Hours(double width) => new(TimeSpan.FromHours(width));

    private static SomeWindows Make(TimeSpan span, WindowRules rules, WindowsAhead? ahead = null) =>
        new(new WindowSpan(StartDate.Of(Begin)), rules, ahead ?? new WindowsAhead(0), new InstantClock(Begin + span));

    private static Task<RecordPage> Whole(double seconds = 100) => Task.FromResult(SomeWindows.Page(seconds));

    private static Task<RecordPage> Cut() => Task.FromException<RecordPage>(SomeWindows.Cut());

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

    /// <summary>The minutes between the states of the pages.</summary>
    private static async Task<List<double>> ReadAsync(SomeWindows stream)
    {
        var minutes = new List<double>();
        var at = Begin;
        await foreach (var page in stream.PagesAsync(new ReadRequest(null, IsIncremental: true), default))
        {
            var reached = JsonElement
                .Parse(page.Checkpoint.GetValueOrDefault().Span)
                .GetProperty("at")
                .GetDateTimeOffset();
            minutes.Add((reached - at).TotalMinutes);
            at = reached;
            page.Dispose();
        }

        return minutes;
    }

    private static void AssertEachInstantOnce(SomeWindows stream, TimeSpan span, int failed)
    {
        // The ones that were cut begin where a later one begins that was not.
        var whole = stream.Windows.Reverse().DistinctBy(window => window.From).OrderBy(window => window.From).ToList();
        Assert.That(whole, Has.Count.EqualTo(stream.Windows.Count - failed));
        Assert.That(whole[0].From, Is.EqualTo(Begin));
        Assert.That(whole.Skip(1).Select(w => w.From), Is.EqualTo(whole.SkipLast(1).Select(w => w.Until)));
        Assert.That(whole[^1].Until, Is.EqualTo(Begin + span));
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
