using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ParallelGateTests
{
    private readonly InstantClock _clock = new();

    [Test]
    public async Task Lets_no_more_in_than_its_limit_and_the_next_when_one_leaves()
    {
        var gate = new ParallelGate(2, _clock);
        await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);

        var third = gate.EnterAsync(CancellationToken.None);
        var stoodInLine = !third.IsCompleted;
        gate.Leave();
        await third;

        Assert.That(stoodInLine, Is.True);
    }

    [Test]
    public async Task Forgets_who_was_cancelled_in_line()
    {
        var gate = new ParallelGate(1, _clock);
        using var cancelled = new CancellationTokenSource();
        await gate.EnterAsync(CancellationToken.None);
        var second = gate.EnterAsync(cancelled.Token);
        var third = gate.EnterAsync(CancellationToken.None);

        await cancelled.CancelAsync();
        gate.Leave();

        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await third, Throws.Nothing);
    }

    [Test]
    public void Halves_when_refused_once_a_second_and_keeps_one()
    {
        var gate = new ParallelGate(8, _clock);
        var limits = new List<int>();

        foreach (var seconds in new[] { 0, 0.5, 1, 1, 1 })
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            gate.Shrink();
            limits.Add(gate.Limit);
        }

        Assert.That(limits, Is.EqualTo(new[] { 4, 4, 2, 1, 1 }));
    }

    [Test]
    public async Task Grows_back_by_one_for_ten_seconds_without_a_refusal()
    {
        var gate = new ParallelGate(4, _clock);
        gate.Shrink();
        var limits = new List<int>();

        for (var i = 0; i < 4; i++)
        {
            await gate.EnterAsync(CancellationToken.None);
            gate.Leave();
            limits.Add(gate.Limit);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.That(limits, Is.EqualTo(new[] { 2, 3, 4, 4 }));
    }

    [Test]
    public async Task One_refusal_may_make_it_one_at_a_time_for_good()
    {
        var gate = new ParallelGate(8, _clock, isSerialOnceRefused: true);
        gate.Shrink();
        var limits = new List<int>();

        for (var i = 0; i < 4; i++)
        {
            await gate.EnterAsync(CancellationToken.None);
            gate.Leave();
            limits.Add(gate.Limit);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(limits, Is.EqualTo(new[] { 1, 1, 1, 1 }));
    }

    [Test]
    public async Task After_shrinking_nobody_enters_before_enough_have_left()
    {
        var gate = new ParallelGate(4, _clock);
        for (var i = 0; i < 4; i++)
        {
            await gate.EnterAsync(CancellationToken.None);
        }

        gate.Shrink();
        var next = gate.EnterAsync(CancellationToken.None);
        gate.Leave();
        gate.Leave();
        var tooEarly = next.IsCompleted;
        gate.Leave();
        await next;

        Assert.That(tooEarly, Is.False);
    }
}
