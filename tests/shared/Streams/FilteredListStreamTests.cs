using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Streams;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FilteredListStreamTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly long Minute = 60_000;

    private readonly InstantClock _clock = new(Now);

    [Test]
    public async Task A_first_run_gives_out_everything_and_saves_the_latest_at_the_end()
    {
        var (records, states) = await ReadAsync(null, [At(-90), At(-30)], [At(-60)]);

        Assert.That(records, Is.EqualTo(new[] { -90, -30, -60 }.Select(At)));
        Assert.That(states, Is.EqualTo(new[] { null, null, State(-30) }));
    }

    [Test]
    public async Task A_later_run_leaves_out_what_has_not_changed_since()
    {
        var (records, states) = await ReadAsync(State(-60), [At(-90), At(-60), At(-30)], [At(-61)]);

        Assert.That(records, Is.EqualTo(new[] { At(-60), At(-30) }), "the same instant may have had more");
        Assert.That(states[^1], Is.EqualTo(State(-30)));
    }

    [Test]
    public async Task Without_a_change_the_state_stays()
    {
        var (records, states) = await ReadAsync(State(-20), [At(-90)]);

        Assert.That(records, Is.Empty);
        Assert.That(states[^1], Is.EqualTo(State(-20)));
    }

    [TestCase(0)]
    [TestCase(-0.5)]
    [TestCase(1_000_000)]
    public async Task A_time_that_is_not_over_for_a_minute_does_not_move_the_state(double minutes)
    {
        var (records, states) = await ReadAsync(State(-60), [At(-50), At(minutes)]);

        Assert.That(records, Has.Count.EqualTo(2));
        Assert.That(states[^1], Is.EqualTo(State(-50)), "the vendor's clock may be behind ours by hours");
    }

    [Test]
    public async Task The_time_that_the_reading_takes_does_not_move_the_state()
    {
        var (_, states) = await ReadAsync(null, [At(-5)], [At(3)]);

        Assert.That(states[^1], Is.EqualTo(State(-5)), "a record on the first page may have changed meanwhile");
    }

    [Test]
    public async Task A_state_in_the_future_is_kept_and_filters_as_it_says()
    {
        var (records, states) = await ReadAsync(State(500), [At(-5), At(600)]);

        Assert.That(records, Is.EqualTo(new[] { At(600) }));
        Assert.That(states[^1], Is.EqualTo(State(500)));
    }

    [Test]
    public async Task A_record_that_does_not_say_when_it_changed_is_given_out_each_time()
    {
        string[] odd = ["{}", """{"updatedAt":null}""", """{"updatedAt":"soon"}""", """{"updatedAt":1.5}"""];

        var (records, states) = await ReadAsync(State(-60), odd);

        Assert.That(records, Is.EqualTo(odd));
        Assert.That(states[^1], Is.EqualTo(State(-60)));
    }

    [Test]
    public async Task A_list_that_never_says_or_only_of_times_ahead_saves_nothing()
    {
        var (records, states) = await ReadAsync(null, ["{}"], [At(10), At(1_000_000)]);

        Assert.That(records, Has.Count.EqualTo(3));
        Assert.That(states, Is.All.Null);
    }

    [Test]
    public async Task What_may_change_unseen_is_given_out_too_and_does_not_move_the_state()
    {
        var (records, states) = await ReadAsync(
            State(-60),
            (spec, read, clock) => new Unseen(spec, read, clock),
            [
                [$"{{\"running\":true,\"updatedAt\":{Ms(-90)}}}", At(-80)],
            ]
        );

        Assert.That(records, Has.Count.EqualTo(1));
        Assert.That(records[0], Does.Contain("running"));
        Assert.That(states[^1], Is.EqualTo(State(-60)));
    }

    [Test]
    public async Task A_state_in_the_future_leaves_out_also_what_may_change_unseen_or_does_not_say_when()
    {
        var (records, _) = await ReadAsync(
            State(60),
            (spec, read, clock) => new Unseen(spec, read, clock),
            [
                [$"{{\"running\":true,\"updatedAt\":{Ms(-90)}}}", "{}"],
            ]
        );

        Assert.That(records, Is.Empty);
    }

    [Test]
    public async Task Pages_that_the_host_holds_back_are_counted_all_the_same()
    {
        var stream = Make(
            (spec, read, clock) => new FilteredListStream(spec, read, clock),
            [
                [At(-9)],
                [At(-3)],
                [At(-6)],
            ]
        );
        var held = new List<RecordPage>();

        await foreach (var page in stream.PagesAsync(Request(State(-60)), default))
        {
            held.Add(page);
        }

        Assert.That(held.SkipLast(1).Select(page => page.Checkpoint), Is.All.Null);
        Assert.That(Text(held[^1]), Is.EqualTo(State(-3)));
        Assert.That(held.SelectMany(page => page.Records()), Has.Exactly(3).Items);
        held.ForEach(page => page.Dispose());
    }

    [TestCase("\"2026-01-09T23:00:00Z\"")]
    [TestCase("\"2026-01-09 23:00:00 +00:00\"")]
    public async Task A_state_of_another_connector_may_be_text(string saved)
    {
        var (records, states) = await ReadAsync($$"""{"updatedAt":{{saved}}}""", [At(-61), At(-60)]);

        Assert.That(records, Has.Count.EqualTo(1));
        Assert.That(states[^1], Is.EqualTo(State(-60)));
    }

    [Test]
    public void A_list_that_breaks_off_saves_nothing()
    {
        var states = new List<string?>();
        var stream = new FilteredListStream(new StreamSpec("things") { Cursor = "updatedAt" }, Broken, _clock);

        Assert.That(
            async () =>
            {
                await foreach (var page in stream.PagesAsync(Request(null), default))
                {
                    states.Add(Text(page));
                    page.Dispose();
                }
            },
            Throws.TypeOf<ConnectorException>()
        );
        Assert.That(states, Is.EqualTo(new string?[] { null }));

        static async IAsyncEnumerable<RecordPage> Broken([EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            yield return Page([At(-5)]);
            throw ConnectorException.System("No.");
        }
    }

    [TestCase(null, new[] { -60, -30 })]
    [TestCase(-45, new[] { -30 })]
    [TestCase(-90, new[] { -60, -30 })]
    public async Task What_changed_before_the_start_is_left_out_in_every_run(int? saved, int[] left)
    {
        var (records, states) = await ReadAsync(
            saved is { } minutes ? State(minutes) : null,
            (spec, read, clock) => new FilteredListStream(spec, read, clock) { Since = Now.AddMinutes(-60) },
            [
                [At(-90), At(-60), At(-30)],
                ["{}", """{"updatedAt":"soon"}"""],
            ]
        );

        Assert.That(records.SkipLast(2), Is.EqualTo(left.Select(At)));
        Assert.That(records.TakeLast(2), Is.EqualTo(new[] { "{}", """{"updatedAt":"soon"}""" }), "nobody can say");
        Assert.That(states[^1], Is.EqualTo(State(-30)));
    }

    [TestCase(null)]
    [TestCase(-45)]
    public async Task Others_are_shown_all_of_a_page(int? saved)
    {
        var stream = Make(
            (spec, read, clock) => new FilteredListStream(spec, read, clock) { Since = Now.AddMinutes(-60) },
            [
                [At(-90), At(-60)],
                [At(-30)],
            ]
        );
        var shown = new List<string>();
        var request = Request(saved is { } minutes ? State(minutes) : null) with
        {
            Pass = page => shown.AddRange(page.Records()),
        };

        await foreach (var page in stream.PagesAsync(request, default))
        {
            page.Dispose();
        }

        Assert.That(shown, Is.EqualTo(new[] { At(-90), At(-60), At(-30) }));
    }

    private static string At(int minutes) => At((double)minutes);

    private static string At(double minutes) => $"{{\"updatedAt\":{Ms(minutes)}}}";

    private static string State(double minutes) => At(minutes);

    private static string Ms(double minutes) =>
        (Now.ToUnixTimeMilliseconds() + (long)(minutes * Minute)).ToString(CultureInfo.InvariantCulture);

    private static ReadRequest Request(string? state) => new(state is null ? null : JsonElement.Parse(state), true);

    private static string? Text(RecordPage page) =>
        page.Checkpoint is { } saved ? Encoding.UTF8.GetString(saved.Span) : null;

    private static RecordPage Page(string[] records) => Pages.Read($"[{string.Join(',', records)}]", PageShape.Array);

    private Task<(List<string> Records, List<string?> States)> ReadAsync(string? state, params string[][] pages) =>
        ReadAsync(state, (spec, read, clock) => new FilteredListStream(spec, read, clock), pages);

    private async Task<(List<string> Records, List<string?> States)> ReadAsync(
        string? state,
        Func<StreamSpec, Func<CancellationToken, IAsyncEnumerable<RecordPage>>, TimeProvider, SourceStream> make,
        string[][] pages
    )
    {
        var (records, states) = (new List<string>(), new List<string?>());
        await foreach (var page in Make(make, pages).PagesAsync(Request(state), default))
        {
            records.AddRange(page.Records());
            states.Add(Text(page));
            page.Dispose();
        }

        return (records, states);
    }

    private SourceStream Make(
        Func<StreamSpec, Func<CancellationToken, IAsyncEnumerable<RecordPage>>, TimeProvider, SourceStream> make,
        string[][] pages
    )
    {
        return make(new StreamSpec("things") { Cursor = "updatedAt" }, ReadPages, _clock);

        async IAsyncEnumerable<RecordPage> ReadPages([EnumeratorCancellation] CancellationToken ct)
        {
            foreach (var page in pages)
            {
                await Task.Yield();
                yield return Page(page);
                _clock.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    private sealed class Unseen(
        StreamSpec spec,
        Func<CancellationToken, IAsyncEnumerable<RecordPage>> read,
        TimeProvider clock
    ) : FilteredListStream(spec, read, clock)
    {
        protected override bool MayChangeUnseen(ReadOnlySpan<byte> record) => record.IndexOf("running"u8) >= 0;
    }
}
