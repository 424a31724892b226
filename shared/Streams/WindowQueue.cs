using Connectors.Errors;
using Connectors.Records;

namespace Connectors.Streams;

/// <summary>
/// The windows of one read, in their order: those that are on their way, and one stretch of what remains. A window that does
/// not arrive whole is cut in two and asked for again; those behind it, already on their way, keep what they bring.
/// </summary>
/// <param name="rules">How long windows are.</param>
/// <param name="ahead">How many may be on their way before their turn.</param>
/// <param name="read">Asks for a window; the task ends when all of it has arrived.</param>
/// <param name="divided">Told of a window that is asked for again in smaller ones, and why; null for nobody.</param>
internal sealed class WindowQueue(
    WindowRules rules,
    WindowsAhead ahead,
    Func<InstantWindow, CancellationToken, Task<RecordPage>> read,
    Action<InstantWindow, ConnectorException>? divided = null
) : IAsyncDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly LinkedList<Slot> _slots = new();
    private TimeSpan _width = rules.First;
    private int _fastOnes;

    /// <summary>Whether there are more.</summary>
    public bool IsEmpty => _slots.Count == 0;

    /// <summary>Adds a stretch of time.</summary>
    public void Add(InstantWindow stretch)
    {
        if (stretch.Length > TimeSpan.Zero)
        {
            _slots.AddLast(new Slot(stretch));
        }
    }

    /// <summary>The next window, whole. The caller owns its page.</summary>
    public async Task<(InstantWindow Window, RecordPage Page)> NextAsync(CancellationToken ct)
    {
        await using var link = ct.Register(static source => ((CancellationTokenSource)source!).Cancel(), _abandoned);
        while (true)
        {
            var slot = Start();
            try
            {
                var page = await slot.Page!; // Start has started the first
                _slots.RemoveFirst();
                Grow(page);
                return (slot.Window, page);
            }
            catch (ConnectorException e) when (e.SmallerMayPass && rules.Narrower(slot.Window.Length) is { } narrower)
            {
                divided?.Invoke(slot.Window, e);
                _width = narrower < _width ? narrower : _width;
                _fastOnes = 0;
                slot.Page = null;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _abandoned.CancelAsync();
        foreach (var slot in _slots)
        {
            GiveBack(slot);
            if (slot.Page is { } task)
            {
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (task.IsCompletedSuccessfully)
                {
                    (await task).Dispose();
                }
            }
        }

        _slots.Clear();
        _abandoned.Dispose();
    }

    /// <summary>Sees to it that the first window is on its way, and as many behind it as may be.</summary>
    private Slot Start()
    {
        var first = _slots.First!; // asked for only while there are some
        GiveBack(first.Value);
        Start(first);
        for (var next = first.Next; next is not null; next = next.Next)
        {
            if (next.Value.Page is null)
            {
                if (!ahead.TryTake())
                {
                    break;
                }

                next.Value.HasPermit = true;
                Start(next);
            }
        }

        return first.Value;
    }

    private void Start(LinkedListNode<Slot> node)
    {
        var slot = node.Value;
        if (slot.Page is not null)
        {
            return;
        }

        if (slot.Window.Length > _width)
        {
            var border = slot.Window.From + _width;
            _slots.AddAfter(node, new Slot(slot.Window with { From = border }));
            slot.Window = slot.Window with { Until = border };
        }

        slot.Page = read(slot.Window, _abandoned.Token);
    }

    private void Grow(RecordPage page)
    {
        if (rules.Few is not null)
        {
            _width = rules.After(_width, page.Count);
            return;
        }

        _fastOnes = page.Took < rules.Fast ? _fastOnes + 1 : 0;
        if (_fastOnes >= rules.FastOnes)
        {
            _width = rules.Wider(_width);
            _fastOnes = 0;
        }
    }

    private void GiveBack(Slot slot)
    {
        if (slot.HasPermit)
        {
            slot.HasPermit = false;
            ahead.GiveBack();
        }
    }

    private sealed class Slot(InstantWindow window)
    {
        public InstantWindow Window { get; set; } = window;

        /// <summary>What it brings; null before it is asked for.</summary>
        public Task<RecordPage>? Page { get; set; }

        public bool HasPermit { get; set; }
    }
}
