using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Protocol;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Reading;

/// <summary>Reads one group from its first page to its end, and ends each of its streams as COMPLETE or INCOMPLETE.</summary>
internal sealed class GroupReader : IDisposable
{
    private readonly StreamGroup _group;
    private readonly ReadContext _context;
    private readonly PageHold _pages;
    private readonly Dictionary<StreamRun, PageHold> _childPages;
    private readonly ConcurrentDictionary<StreamRun, ConnectorException> _childFailures = new();
    private readonly CallScope _scope;
    private readonly int _workers;
    private readonly string _names;

    public GroupReader(StreamGroup group, ReadContext context, int workers)
    {
        _group = group;
        _context = context;
        _workers = workers;
        _names = string.Join(", ", group.Runs.Select(run => run.Selected.Name).DefaultIfEmpty(group.Stream.Spec.Name));
        _pages = new PageHold(group.Write, context.IsAlone, context.Clock);
        _childPages = group.Children.ToDictionary(
            c => c.Run,
            c => new PageHold(pages => WriteAll(c.Run, pages), context.IsAlone, context.Clock)
        );
        _scope = new CallScope { Waiting = OnWait };
    }

    /// <summary>The group's streams.</summary>
    public IEnumerable<StreamRun> Runs => _group.Runs;

    /// <summary>Whether its records come out of what others read, which must be through.</summary>
    public bool IsGathered => _group.Stream.Gathering is not null;

    /// <summary>The endpoint whose limit the group mostly waits for; empty for none.</summary>
    public string Lane => _group.Stream.Lane ?? "";

    /// <summary>Requests sent so far.</summary>
    public long Requests => _scope.Requests;

    /// <summary>Why the group waits, as long as it does.</summary>
    public Wait? LastWait { get; private set; }

    /// <summary>Reads everything. Failures end up in the context; only the end of the whole run is thrown.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (!_group.IsWanted)
        {
            return;
        }

        CallScope.Current = _scope;
        if (!_group.Runs.Any() && _context.Logger.IsEnabled(LogLevel.Information))
        {
            _context.Logger.ReadForOthers(_names, string.Join(", ", _group.Wanted));
        }

        foreach (var run in _group.Runs)
        {
            run.Start();
        }

        try
        {
            await ReadPagesAsync(cancellationToken);
            Flush();
            foreach (var (run, failure) in _childFailures)
            {
                Fail(run, failure);
            }

            foreach (var run in _group.Runs.Where(run => run.IsOpen))
            {
                run.Complete(_scope.Requests);
            }
        }
        catch (Exception e) when (!_context.IsOver(e))
        {
            // What was held back is whole and valid, and its checkpoint spares the next run from reading it again.
            Flush();
            _group.Fail(e);
            foreach (var run in _group.Runs.Where(run => run.IsOpen))
            {
                Fail(run, e);
            }
        }
    }

    /// <summary>Ends what is still open when the whole run is over, with what is safe saved.</summary>
    public void Abort()
    {
        Flush();
        foreach (var run in _group.Runs)
        {
            run.Abort();
        }
    }

    /// <summary>Called by a clock: writes what is held back for long, and shows that the streams live.</summary>
    public void Tick()
    {
        _pages.FlushOld();
        foreach (var (run, pages) in _childPages)
        {
            if (run.IsOpen)
            {
                pages.FlushOld();
            }
        }

        foreach (var run in _group.Runs)
        {
            run.Beat();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pages.Dispose();
        foreach (var pages in _childPages.Values)
        {
            pages.Dispose();
        }
    }

    private async Task ReadPagesAsync(CancellationToken cancellationToken)
    {
        // One request for all: the state that counts is that of the stream itself, derived ones have none.
        var own = _group.Own?.Selected;
        if (own is { State: { } state, Spec.Cursor: { } cursor } && !_group.Stream.GoesOnFrom(state))
        {
            _context.Logger.StateWithoutCursor(own.Name, cursor);
        }

        var request = new ReadRequest(own?.State, own?.IsIncremental ?? false) { Pass = _group.Pass };
        await foreach (var page in _group.Stream.PagesAsync(request, cancellationToken))
        {
            LastWait = null;
            var keys = _group.Children.Select(child => page.Texts(child.Stream.ParentKey)).ToArray();
            _pages.Add(page);
            for (var i = 0; i < keys.Length; i++)
            {
                await ReadChildrenAsync(_group.Children[i].Stream, _group.Children[i].Run, keys[i], cancellationToken);
            }

            if (_group.Feeds.Count == 0 && _group.Runs.All(run => !run.IsOpen))
            {
                return;
            }
        }
    }

    private async Task ReadChildrenAsync(
        ChildStream stream,
        StreamRun run,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        if (!run.IsOpen)
        {
            return;
        }

        try
        {
            await Parallel.ForEachAsync(
                keys,
                new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = cancellationToken },
                (key, ct) =>
                    stream.GoesOnAfterFailure
                        ? ReadChildAsFarAsPossibleAsync(stream, run, key, ct)
                        : ReadChildAsync(stream, run, key, ct)
            );
        }
        catch (Exception e) when (!_context.IsOver(e))
        {
            _childPages[run].Flush();
            Fail(run, e);
        }
    }

    /// <summary>A parent that fails leaves the others to be read; the first failure is told when all are through.</summary>
    private async ValueTask ReadChildAsFarAsPossibleAsync(
        ChildStream stream,
        StreamRun run,
        string key,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ReadChildAsync(stream, run, key, cancellationToken);
        }
        catch (ConnectorException e) when (!_context.IsOver(e))
        {
            _context.Logger.ChildFailed(run.Selected.Name, stream.Column, key, e.Message);
            _childFailures.TryAdd(run, e);
        }
    }

    private async ValueTask ReadChildAsync(
        ChildStream stream,
        StreamRun run,
        string key,
        CancellationToken cancellationToken
    )
    {
        var parent = Encoding.UTF8.GetBytes(stream.Column);
        var value = JsonSerializer.SerializeToUtf8Bytes(key, ProtocolJson.Ascii.String);
        try
        {
            await foreach (var page in stream.Read(key, cancellationToken))
            {
                _childPages[run].Add(page.Select(batch => batch.With(parent, value)));
            }
        }
        catch (VendorException gone) when (gone.Status == HttpStatusCode.NotFound)
        {
            // Deleted or merged between being listed and being asked for; there is nothing left to read.
            _context.Logger.ChildGone(run.Selected.Name, stream.Column, key);
        }
    }

    private void Flush()
    {
        _pages.Flush();
        foreach (var (run, pages) in _childPages)
        {
            if (run.IsOpen)
            {
                pages.Flush();
            }
        }
    }

    private static void WriteAll(StreamRun run, IReadOnlyList<RecordPage> pages)
    {
        foreach (var page in pages)
        {
            run.Write(page);
        }
    }

    private void Fail(StreamRun run, Exception cause)
    {
        run.Abort();
        _context.Fail(run.Selected.Descriptor, cause);
    }

    private void OnWait(Wait wait)
    {
        LastWait = wait;
        if (wait.Reason == WaitReason.RateLimited)
        {
            foreach (var run in _group.Runs)
            {
                run.WaitForLimit(wait.Until);
            }
        }

        _context.Logger.Waits(_names, wait.Until, wait.Text);
        _context.Writer.Flush();
    }
}
