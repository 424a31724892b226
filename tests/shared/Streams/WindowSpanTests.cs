using System.Text;
using System.Text.Json;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support;
using static Connectors.Tests.Streams.WindowReads;

namespace Connectors.Tests.Streams;

/// <summary>How far back a vendor knows anything, how it writes UTC, and widths that go by counts.</summary>
public sealed class WindowSpanTests
{
    private static readonly DateTimeOffset Now = Begin.AddHours(36).AddMilliseconds(400);

    [Test]
    public async Task What_the_vendor_no_longer_knows_is_told_and_left_out()
    {
        var stream = Make("2025-12-01", depth: 24);

        var states = await StatesAsync(stream);

        Assert.That(stream.Left, Is.EqualTo(new[] { "2025-12-01T00:00:00..2026-01-01T12:00:00, saved " }));
        Assert.That(stream.Asked, Is.EqualTo(new[] { "2026-01-01T12:00:00..2026-01-02T12:00:00" }));
        Assert.That(states, Is.EqualTo(new[] { """{"at":"2026-01-02T12:00:00+00:00"}""" }));
    }

    [Test]
    public async Task A_saved_position_that_is_too_old_is_told()
    {
        var stream = Make("2025-12-01", depth: 24);

        await StatesAsync(stream, """{"at":"2025-12-31T06:00:00Z"}""");

        Assert.That(
            stream.Left,
            Is.EqualTo(new[] { "2025-12-31T06:00:00..2026-01-01T12:00:00, saved 2025-12-31 06:00:00Z" })
        );
        Assert.That(stream.Asked[0], Does.StartWith("2026-01-01T12:00:00.."));
    }

    [TestCase(null)]
    [TestCase(24)]
    [TestCase(48)]
    public async Task What_the_vendor_knows_is_read_whole(int? depth)
    {
        var stream = Make("2026-01-01T12:00:00Z", depth);

        await StatesAsync(stream);

        Assert.That(stream.Left, Is.Empty);
        Assert.That(stream.Asked, Is.EqualTo(new[] { "2026-01-01T12:00:00..2026-01-02T12:00:00" }));
    }

    [TestCase("Z", """{"at":"2026-01-02T12:00:00Z"}""")]
    [TestCase("+00:00", """{"at":"2026-01-02T12:00:00+00:00"}""")]
    [TestCase(".000Z", """{"at":"2026-01-02T12:00:00.000Z"}""")]
    public async Task The_position_is_saved_in_the_form_of_the_vendors_records(string utc, string state)
    {
        var stream = Make("2026-01-01T12:00:00Z", utc: utc);

        var states = await StatesAsync(stream);

        Assert.That(states, Is.EqualTo(new[] { state }));
        Assert.That(await StatesAsync(stream, states[0]), Is.Empty, "it can be read again");
    }

    [TestCase(2, 3, 4)]
    [TestCase(2, 4, 2)]
    [TestCase(2, 10, 2)]
    [TestCase(2, 11, 2, Description = "the first width is the narrowest")]
    [TestCase(8, 11, 4)]
    [TestCase(3, 11, 2, Description = "the half would be narrower than the first")]
    [TestCase(20, 0, 24, Description = "the double would be wider than the widest")]
    [TestCase(24, 0, 24)]
    public void A_width_doubles_after_few_records_and_halves_after_many(double hours, long records, double next)
    {
        var rules = Hours(2) with { Few = 4, Many = 10, Widest = TimeSpan.FromHours(24) };

        Assert.That(rules.After(TimeSpan.FromHours(hours), records).TotalHours, Is.EqualTo(next));
    }

    [Test]
    public void Halves_by_counts_are_of_whole_seconds()
    {
        var rules = new WindowRules(TimeSpan.FromSeconds(2)) { Few = 4, Many = 10 };

        Assert.That(rules.After(TimeSpan.FromSeconds(7), 11), Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void A_width_stays_where_counts_do_not_matter()
    {
        Assert.That(Hours(2).After(TimeSpan.FromHours(3), 0), Is.EqualTo(TimeSpan.FromHours(3)));
        Assert.That(Hours(2).After(TimeSpan.FromHours(3), long.MaxValue), Is.EqualTo(TimeSpan.FromHours(3)));
    }

    [Test]
    public async Task Windows_read_whole_go_by_counts_too_where_the_rules_say_so()
    {
        var stream = WindowReads.Make(
            TimeSpan.FromHours(14),
            Hours(2) with
            {
                Few = 4,
                Many = 10,
                Widest = TimeSpan.FromDays(1),
            }
        );
        stream.Answer = (_, _) => Whole(seconds: 1000);

        Assert.That(await ReadAsync(stream), Is.EqualTo(new double[] { 120, 240, 480 }), "each holds one record");
    }

    private static ForgettingWindows Make(string start, int? depth = null, string utc = "+00:00") =>
        new(
            new WindowSpan(SomePagedWindows.Start(start))
            {
                Depth = depth is { } hours ? TimeSpan.FromHours(hours) : null,
                Utc = utc,
            },
            new InstantClock(Now)
        );

    private static async Task<List<string>> StatesAsync(ForgettingWindows stream, string? state = null)
    {
        var states = new List<string>();
        var request = new ReadRequest(state is null ? null : JsonElement.Parse(state), IsIncremental: true);
        await foreach (var page in stream.PagesAsync(request, default))
        {
            states.Add(Encoding.UTF8.GetString(page.Checkpoint.GetValueOrDefault().Span));
            page.Dispose();
        }

        return states;
    }

    /// <summary>A stream of a month a window, which remembers what it was told of.</summary>
    private sealed class ForgettingWindows(WindowSpan span, TimeProvider clock)
        : InstantWindowStream(span, Hours(24 * 31), new WindowsAhead(0), clock)
    {
        public List<string> Left { get; } = [];

        public List<string> Asked { get; } = [];

        public override StreamSpec Spec { get; } = new("things") { Cursor = "at" };

        protected override void OnForgotten(InstantWindow left, DateTimeOffset? saved) =>
            Left.Add($"{SomeWindows.Text(left)}, saved {saved:u}");

        protected override Task<RecordPage> ReadAsync(InstantWindow window, CancellationToken cancellationToken)
        {
            Asked.Add(SomeWindows.Text(window));
            return Whole();
        }
    }
}
