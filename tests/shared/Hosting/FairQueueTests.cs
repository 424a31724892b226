using Connectors.Hosting.Reading;
using Connectors.Protocol;
using Connectors.Records;
using Connectors.Streams;
using Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Tests.Hosting;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FairQueueTests : IDisposable
{
    private readonly MessageWriter _writer = new(new CollectingOutput(), new InstantClock());
    private readonly Lock _lock = new();
    private readonly List<string> _begun = [];
    private readonly Dictionary<string, TaskCompletionSource> _running = [];
    private readonly Dictionary<GroupReader, string> _names = [];
    private readonly SemaphoreSlim _begins = new(0);

    [Test]
    public async Task Streams_of_one_lane_leave_workers_to_the_others()
    {
        var run = Run(4, "export 1", "export 2", "export 3", "export 4", "export 5", " 1", " 2", " 3");

        await BegunAsync(4);
        Assert.That(_begun, Is.EquivalentTo(new[] { "export 1", "export 2", " 1", " 2" }));
        End(" 1");
        await BegunAsync(1);
        Assert.That(_begun[^1], Is.EqualTo(" 3"), "the lane with the fewest running");
        End(" 2");
        End(" 3");
        await BegunAsync(2);
        Assert.That(_begun.TakeLast(2), Is.EquivalentTo(new[] { "export 3", "export 4" }), "nobody is idle");
        await EndAllAsync(run, 8);
    }

    [Test]
    public async Task Within_a_lane_the_order_is_the_catalogs()
    {
        var run = Run(1, " 1", "export 1", " 2", "export 2");

        await EndAllAsync(run, 4);

        Assert.That(_begun, Is.EqualTo(new[] { " 1", "export 1", " 2", "export 2" }));
    }

    [Test]
    public async Task There_may_be_more_workers_than_streams_or_none()
    {
        await EndAllAsync(Run(16, " 1", " 2"), 2);
        await Run(4);

        Assert.That(_begun, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_one_throws_ends_the_run()
    {
        var run = Run(1, " 1", " 2");

        await BegunAsync(1);
        _running[" 1"].SetException(new InvalidOperationException("over"));

        Assert.That(async () => await run, Throws.InvalidOperationException);
        Assert.That(_begun, Is.EqualTo(new[] { " 1" }));
    }

    public void Dispose()
    {
        foreach (var reader in _names.Keys)
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _begins.Dispose();
    }

    /// <summary>Runs streams that are named by their lane and a number.</summary>
    private Task Run(int workers, params string[] names)
    {
        var context = new ReadContext(_writer, NullLogger.Instance, new InstantClock(), CancellationToken.None);
        var readers = new List<GroupReader>();
        foreach (var name in names)
        {
            var lane = name.Split(' ')[0];
            var stream = new SnapshotStream(new StreamSpec("things"), _ => AsyncEnumerable.Empty<RecordPage>())
            {
                Lane = lane.Length == 0 ? null : lane,
            };
            readers.Add(new GroupReader(new StreamGroup(stream, Own: null, [], []), context, workers));
            _names[readers[^1]] = name;
        }

        return new FairQueue(readers).RunAsync(workers, ReadAsync, CancellationToken.None);
    }

    private Task ReadAsync(GroupReader reader, CancellationToken ct)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _begun.Add(_names[reader]);
            _running[_names[reader]] = end;
        }

        _begins.Release();
        return end.Task;
    }

    private async Task BegunAsync(int more)
    {
        for (var i = 0; i < more; i++)
        {
            Assert.That(await _begins.WaitAsync(TimeSpan.FromSeconds(30)), Is.True, "nobody began");
        }
    }

    private void End(string name)
    {
        lock (_lock)
        {
            _running[name].TrySetResult();
        }
    }

    private async Task EndAllAsync(Task run, int streams)
    {
        for (var ended = 0; !run.IsCompleted && ended < streams; )
        {
            List<string> begun;
            lock (_lock)
            {
                begun = [.. _begun.Skip(ended)];
            }

            begun.ForEach(End);
            ended += begun.Count;
            if (ended < streams && begun.Count == 0)
            {
                await BegunAsync(1);
            }
        }

        await run.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }
}
