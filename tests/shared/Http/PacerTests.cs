using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class PacerTests
{
    private readonly InstantClock _clock = new();

    [TestCase(1, 36)]
    [TestCase(2, 72)]
    [TestCase(0.5, 18)]
    public void Spreads_the_permits_evenly_over_the_period_times_the_factor(double factor, int inOneSecond)
    {
        var pacer = new Pacer(RateLimit.PerSecond(36), factor, _clock);

        var waits = Enumerable.Range(0, inOneSecond + 1).Select(_ => pacer.Reserve()).ToList();

        Assert.That(waits[0], Is.EqualTo(TimeSpan.Zero));
        Assert.That(waits[1].TotalSeconds, Is.EqualTo(1.0 / inOneSecond).Within(0.001));
        Assert.That(waits[^1].TotalSeconds, Is.EqualTo(1).Within(0.001));
    }

    [Test]
    public void Lets_a_burst_go_at_once_and_paces_what_follows()
    {
        var pacer = new Pacer(RateLimit.PerMinute(4, burst: 3), 1, _clock);

        var waits = Enumerable.Range(0, 5).Select(_ => pacer.Reserve().TotalSeconds).ToList();

        Assert.That(waits, Is.EqualTo(new double[] { 0, 0, 0, 15, 30 }));
    }

    [Test]
    public void Does_not_save_up_more_than_the_burst()
    {
        var pacer = new Pacer(RateLimit.PerSecond(1, burst: 2), 1, _clock);
        _clock.Advance(TimeSpan.FromHours(1));

        var waits = Enumerable.Range(0, 3).Select(_ => pacer.Reserve().TotalSeconds).ToList();

        Assert.That(waits, Is.EqualTo(new double[] { 0, 0, 1 }));
    }

    [Test]
    public void Keeps_a_pace_finer_than_timers_on_the_average_though_they_come_late()
    {
        var pacer = new Pacer(RateLimit.PerSecond(36, burst: 4), 1000, _clock);
        var start = _clock.GetUtcNow();

        for (var i = 0; i < 36_000; i++)
        {
            var wait = pacer.Reserve();
            _clock.Advance(wait == TimeSpan.Zero ? wait : wait + TimeSpan.FromMilliseconds(1.3));
        }

        Assert.That((_clock.GetUtcNow() - start).TotalSeconds, Is.EqualTo(1).Within(0.02));
    }

    [Test]
    public void Never_waits_without_a_limit_but_keeps_a_pause()
    {
        var pacer = new Pacer(limit: null, 1, _clock);
        var before = pacer.Reserve();

        pacer.Pause(TimeSpan.FromSeconds(7));

        Assert.That(before, Is.EqualTo(TimeSpan.Zero));
        Assert.That(pacer.Reserve(), Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(pacer.PauseLeft(), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void Goes_on_evenly_after_a_pause_and_not_with_a_burst()
    {
        var pacer = new Pacer(RateLimit.PerSecond(1, burst: 5), 1, _clock);

        pacer.Pause(TimeSpan.FromSeconds(10));

        var waits = Enumerable.Range(0, 3).Select(_ => pacer.Reserve().TotalSeconds);
        Assert.That(waits, Is.EqualTo(new double[] { 10, 11, 12 }));
    }

    [Test]
    public void A_shorter_pause_does_not_end_a_longer_one()
    {
        var pacer = new Pacer(limit: null, 1, _clock);

        pacer.Pause(TimeSpan.FromSeconds(10));
        pacer.Pause(TimeSpan.FromSeconds(2));

        Assert.That(pacer.PauseLeft(), Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Slows_down_when_refused_and_recovers_slowly()
    {
        var pacer = new Pacer(RateLimit.PerSecond(10), 1, _clock);
        double Interval()
        {
            _clock.Advance(TimeSpan.FromSeconds(1)); // whatever was reserved is over
            pacer.Reserve();
            return pacer.Reserve().TotalMilliseconds;
        }

        var full = Interval();
        pacer.SlowDown();
        var slow = Interval();
        _clock.Advance(TimeSpan.FromSeconds(5));
        var recovering = Interval();
        _clock.Advance(TimeSpan.FromSeconds(60));
        var recovered = Interval();

        Assert.That(full, Is.EqualTo(100));
        Assert.That(slow, Is.EqualTo(143), "seven tenths of the pace");
        Assert.That(recovering, Is.EqualTo(134), "a twentieth more");
        Assert.That(recovered, Is.EqualTo(100));
    }

    [Test]
    public void Counts_refusals_of_one_second_as_one_and_never_stops_altogether()
    {
        var once = new Pacer(RateLimit.PerSecond(10), 1, _clock);
        once.SlowDown();
        once.SlowDown();
        once.Reserve();

        var often = new Pacer(RateLimit.PerSecond(10), 1, _clock);
        for (var i = 0; i < 100; i++)
        {
            often.SlowDown();
            _clock.Advance(TimeSpan.FromSeconds(1.5));
        }

        Assert.That(often.Reserve(), Is.EqualTo(TimeSpan.Zero));
        Assert.That(often.Reserve().TotalSeconds, Is.LessThanOrEqualTo(2));
        Assert.That(once.Reserve().TotalMilliseconds, Is.LessThanOrEqualTo(143));
    }
}
