using Connectors.Errors;
using Connectors.Hosting;

namespace Connectors.Tests.Hosting;

public class MemoryWatchTests
{
    private const long Mebi = 1024 * 1024;

    private readonly ManualClock _clock = new();
    private TempFolder _folder = null!; // set before each test

    [SetUp]
    public void Begin()
    {
        _folder = new TempFolder();
        _folder.Put("memory.max", $"{100 * Mebi}");
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void A_run_is_stopped_at_92_percent_with_words_for_the_user()
    {
        using var watch = Start(() => { });
        using var told = new ManualResetEventSlim();
        using var registration = watch.Exceeded.Register(told.Set);

        Use(91.9);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var early = watch.Failure;
        Use(92);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(early, Is.Null);
        Assert.That(told.Wait(TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(watch.Failure?.FailureType, Is.EqualTo(FailureType.SystemError));
        Assert.That(watch.Failure?.Message, Does.Contain("92 of 100 MiB").And.Contain("memory limit"));
    }

    [Test]
    public void It_looks_once_a_second()
    {
        using var watch = Start(() => { });
        Use(99);

        _clock.Advance(TimeSpan.FromSeconds(0.9));

        Assert.That(watch.Failure, Is.Null);
    }

    [Test]
    public void Garbage_does_not_stop_a_run()
    {
        using var watch = Start(() => Use(50));
        Use(99);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That(watch.Failure, Is.Null);
    }

    [Test]
    public void Without_a_limit_nothing_is_watched()
    {
        Assert.That(MemoryWatch.Start(null, _clock, () => { }), Is.Null);
    }

    private void Use(double percent) => _folder.Put("memory.current", $"{(long)(percent * Mebi)}");

    private MemoryWatch Start(Action collect) =>
        MemoryWatch.Start(CgroupMemory.Find(_folder.Path, _folder.Put("membership", "0::/")), _clock, collect)
        ?? throw new AssertionException("No limit was found.");
}
