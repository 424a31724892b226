using System.Runtime.InteropServices;
using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class SignalsTests
{
    private readonly ManualClock _clock = new();
    private readonly List<int> _exits = [];
    private readonly List<PosixSignal> _deaths = [];
    private Signals _signals = null!; // set before each test

    [SetUp]
    public void Begin()
    {
        _exits.Clear();
        _deaths.Clear();
        _signals = new Signals(_clock, _exits.Add, Die);
    }

    [TearDown]
    public void End() => _signals.Dispose();

    [Test]
    public void The_first_signal_stops_the_run_and_does_not_end_the_process()
    {
        using var stopped = new ManualResetEventSlim();
        using var registration = _signals.Stop.Register(stopped.Set);

        _signals.OnSignal(PosixSignal.SIGINT);
        _signals.OnSignal(PosixSignal.SIGTERM);

        Assert.That(stopped.Wait(TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(_signals.Received, Is.EqualTo(PosixSignal.SIGINT));
        Assert.That(_exits, Is.Empty);
        Assert.That(_deaths, Is.Empty);
    }

    [TestCase(PosixSignal.SIGTERM, 143)]
    [TestCase(PosixSignal.SIGINT, 130)]
    public void A_run_ends_by_the_signal_that_it_got(PosixSignal signal, int code)
    {
        _signals.OnSignal(signal);

        Assert.That(_signals.EndBySignal(), Is.EqualTo(code));
        Assert.That(_deaths, Is.EqualTo(new[] { signal }));
    }

    [Test]
    public void A_run_that_does_not_come_to_its_end_is_ended_after_five_seconds()
    {
        _signals.OnSignal(PosixSignal.SIGTERM);
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        var early = _exits.Count;
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(early, Is.Zero);
        Assert.That(_deaths, Is.EqualTo(new[] { PosixSignal.SIGTERM }));
        Assert.That(_exits, Is.EqualTo(new[] { 143 }));
    }

    [Test]
    public void After_the_answer_a_signal_ends_with_0()
    {
        _signals.Answered();

        _signals.OnSignal(PosixSignal.SIGTERM);

        Assert.That(_exits, Is.EqualTo(new[] { 0 }));
        Assert.That(_signals.Stop.IsCancellationRequested, Is.False);
    }

    [Test]
    public void A_signal_just_before_the_answer_does_not_end_it_badly_later()
    {
        _signals.OnSignal(PosixSignal.SIGTERM);
        _signals.Answered();

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That(_exits, Is.Empty);
        Assert.That(_deaths, Is.Empty);
    }

    private int Die(PosixSignal signal)
    {
        _deaths.Add(signal);
        return signal == PosixSignal.SIGINT ? 130 : 143;
    }
}
