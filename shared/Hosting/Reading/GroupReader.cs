using Connectors.Http;
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
    private readonly ChildReader[] _children;
    private readonly CallScope _scope;
    private readonly string _names;

    public GroupReader(StreamGroup group, ReadContext context, int workers)
    {
        _group = group;
        _context = context;
        _names = string.Join(", ", group.Runs.Select(run => run.Selected.Name).DefaultIfEmpty(group.Stream.Spec.Name));
        _pages = new PageHold(group.Write, context.IsAlone, context.Clock);
        _children = [.. group.Children.Select(child => new ChildReader(child.Stream, child.Run, context, workers))];
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
            foreach (var child in _children.Where(child => child.Failure is not null))
            {
                Fail(child.Run, child.Failure!); // those that have one
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
        foreach (var child in _children)
        {
            child.FlushOld();
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
        foreach (var child in _children)
        {
            child.Dispose();
        }
    }

    private async Task ReadPagesAsync(CancellationToken cancellationToken)
    {
        foreach (var selected in _group.Runs.Select(run => run.Selected))
        {
            if (
                selected is { State: { } state, Spec: { Cursor: { } cursor } spec }
                && !_group.Stream.GoesOnFrom(spec, state)
            )
            {
                _context.Logger.StateWithoutCursor(selected.Name, cursor);
            }
        }

        await foreach (var page in _group.Stream.PagesAsync(_group.Request, cancellationToken))
        {
            LastWait = null;
            var parents = page.Stream is null ? _children.Select(child => child.Parents(page)).ToArray() : [];
            _pages.Add(page);
            for (var i = 0; i < parents.Length; i++)
            {
                await ReadChildrenAsync(_children[i], parents[i], cancellationToken);
            }

            if (_group.Feeds.Count == 0 && _group.Runs.All(run => !run.IsOpen))
            {
                return;
            }
        }
    }

    private async Task ReadChildrenAsync(
        ChildReader child,
        IReadOnlyList<string> parents,
        CancellationToken cancellationToken
    )
    {
        if (!child.Run.IsOpen)
        {
            return;
        }

        try
        {
            await child.ReadAsync(parents, cancellationToken);
        }
        catch (Exception e) when (!_context.IsOver(e))
        {
            child.Flush();
            Fail(child.Run, e);
        }
    }

    private void Flush()
    {
        _pages.Flush();
        foreach (var child in _children)
        {
            child.Flush();
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
