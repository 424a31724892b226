using Connectors.Protocol;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>One <c>read</c>: all selected streams, some at a time, and an account of what became of each.</summary>
internal sealed class ReadRun(ReadContext context, bool ascii)
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMinutes(1);

    private readonly List<GroupReader> _readers = [];
    private DateTimeOffset _lastProgress;
    private int _isTicking;

    /// <summary>Reads; a stream's failure is noted in the context, and only the end of the whole run is thrown.</summary>
    public async Task RunAsync(
        IReadOnlyList<SourceStream> streams,
        Selection selection,
        int workers,
        CancellationToken cancellationToken
    )
    {
        foreach (var stream in streams)
        {
            selection.CheckStates(stream);
        }

        foreach (var (stream, cause) in selection.Refused)
        {
            var status = new StreamStatusTrace(stream, StreamStatus.Incomplete);
            context.Writer.Write(TraceMessage.OfStatus(context.Clock.GetUtcNow(), status));
            context.Fail(stream, cause);
        }

        _readers.AddRange(Groups(streams, selection).Select(group => new GroupReader(group, context, workers)));
        var gathered = _readers.Where(reader => reader.IsGathered).ToList();
        _lastProgress = context.Clock.GetUtcNow();
        await using var timer = context.Clock.CreateTimer(_ => Tick(), null, TickInterval, TickInterval);
        try
        {
            await new FairQueue(_readers.Except(gathered)).RunAsync(workers, ReadAsync, cancellationToken);
            await new FairQueue(gathered).RunAsync(workers, ReadAsync, cancellationToken);
        }
        catch when (!context.Writer.Broken.IsCancellationRequested)
        {
            // Interrupted: what is safe is saved, then INCOMPLETE for what is open.
            _readers.ForEach(reader => reader.Abort());
            throw;
        }
        finally
        {
            _readers.ForEach(reader => reader.Dispose());
        }
    }

    private async Task ReadAsync(GroupReader reader, CancellationToken cancellationToken)
    {
        var streams = reader.Runs.Count();
        context.CountOpen(streams);
        try
        {
            await reader.ReadAsync(cancellationToken);
        }
        finally
        {
            context.CountOpen(-streams);
        }
    }

    /// <summary>The groups in the catalog's order of their first selected stream, so that a runner gets what it listed first.</summary>
    private IEnumerable<StreamGroup> Groups(IReadOnlyList<SourceStream> streams, Selection selection)
    {
        var order = selection
            .Selected.Keys.Select((name, index) => (name, index))
            .ToDictionary(x => x.name, x => x.index);
        var gathered = streams.Where(s => s.Gathering is not null && order.ContainsKey(s.Spec.Name)).ToList();
        return streams
            .Select(stream => Group(stream, gathered.Where(s => s.Gathering!.Parents.Contains(stream)), selection))
            .Where(group => group.IsWanted)
            .OrderBy(group => group.Wanted.Min(name => order[name]));
    }

    private StreamGroup Group(SourceStream stream, IEnumerable<SourceStream> feeds, Selection selection) =>
        new(
            stream,
            Run(stream.Spec, selection),
            [.. Of<NestedStream>(stream, selection)],
            [.. Of<ChildStream>(stream, selection)]
        )
        {
            Shared = [.. Of<SharedStream>(stream, selection).Select(shared => shared.Item2)],
            Feeds = [.. feeds.Select(feed => feed.Gathering!)], // these are gathered
        };

    private IEnumerable<(T, StreamRun)> Of<T>(SourceStream stream, Selection selection)
        where T : DerivedStream =>
        from derived in stream.Derived.OfType<T>()
        let run = Run(derived.Spec, selection)
        where run is not null
        select (derived, run);

    private StreamRun? Run(StreamSpec spec, Selection selection) =>
        selection.Selected.TryGetValue(spec.Name, out var selected)
            ? new StreamRun(
                selected,
                context.Writer,
                new RecordEmitter(selected, ascii, context.Clock),
                context.Logger,
                context.Clock
            )
            : null;

    private void Tick()
    {
        // A runner that does not read for a while holds the writer, and would gather one waiting thread a second here.
        if (Interlocked.Exchange(ref _isTicking, 1) == 1)
        {
            return;
        }

        try
        {
            _readers.ForEach(reader => reader.Tick());
            if (context.Clock.GetUtcNow() - _lastProgress >= ProgressInterval)
            {
                _lastProgress = context.Clock.GetUtcNow();
                _readers.ForEach(Progress);
            }
        }
        catch (OutputFailedException)
        {
            // The reading itself meets the same failure with its next line, and ends the run.
        }
        finally
        {
            Volatile.Write(ref _isTicking, 0);
        }
    }

    private void Progress(GroupReader reader)
    {
        foreach (var run in reader.Runs.Where(run => run.IsOpen))
        {
            context.Logger.Progress(
                run.Selected.Name,
                run.Records,
                reader.Requests,
                run.Position,
                reader.LastWait?.Text ?? "none"
            );
        }
    }
}
