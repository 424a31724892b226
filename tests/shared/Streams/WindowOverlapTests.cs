using Connectors.Streams;
using static Connectors.Tests.Streams.WindowReads;

namespace Connectors.Tests.Streams;

public sealed class WindowOverlapTests
{
    private readonly InstantWindow _first = new(Begin, Begin.AddHours(1));
    private readonly InstantWindow _second = new(Begin.AddHours(1), Begin.AddHours(2));

    [Test]
    public void The_first_window_has_nothing_before_it()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);

        Assert.That(overlap.IsCovered(Begin.AddDays(-1)), Is.False);
        Assert.That(overlap.IsCovered(Begin), Is.False);
        Assert.That(overlap.IsCovered(_first.Until), Is.False);
    }

    [Test]
    public void What_lies_before_the_end_of_a_window_that_is_through_is_there()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);
        overlap.Pass();
        overlap.Begin(_second);

        Assert.That(overlap.IsCovered(_first.Until.AddTicks(-1)), Is.True);
        Assert.That(overlap.IsCovered(_first.Until), Is.False, "no record of the very end came");
        Assert.That(overlap.IsCovered(_second.Until), Is.False);
    }

    [Test]
    public void The_end_itself_is_there_if_a_record_of_it_came()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);
        overlap.IsCovered(_first.Until);
        overlap.Pass();
        overlap.Begin(_second);

        Assert.That(overlap.IsCovered(_first.Until), Is.True);
        Assert.That(overlap.IsCovered(_first.Until.AddTicks(1)), Is.False);
    }

    [Test]
    public void What_happened_within_an_earlier_window_may_come_late_and_only_its_end_is_there()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);
        overlap.HasInstant(_first.Until);
        overlap.Pass();
        overlap.Begin(_second);

        Assert.That(overlap.HasInstant(_first.Until), Is.True);
        Assert.That(overlap.HasInstant(_first.Until.AddTicks(-1)), Is.False);
        Assert.That(overlap.HasInstant(_first.Until.AddTicks(1)), Is.False);
    }

    [Test]
    public void A_window_that_is_asked_for_again_has_brought_nothing_yet()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);
        overlap.IsCovered(_first.Until);
        overlap.Begin(_first);
        overlap.Pass();
        overlap.Begin(_second);

        Assert.That(overlap.IsCovered(_first.Until), Is.False);
    }

    [Test]
    public void Only_the_window_that_was_through_last_counts()
    {
        var overlap = new WindowOverlap();
        overlap.Begin(_first);
        overlap.IsCovered(_first.Until);
        overlap.Pass();
        overlap.Begin(_second);
        overlap.Pass();

        Assert.That(overlap.IsCovered(_second.Until), Is.False);
        Assert.That(overlap.IsCovered(_first.Until), Is.True);
    }
}
