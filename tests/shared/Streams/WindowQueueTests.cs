using Connectors.Errors;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using static Connectors.Tests.Streams.WindowReads;

namespace Connectors.Tests.Streams;

/// <summary>How windows shrink and grow.</summary>
public sealed class WindowQueueTests
{
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
}
