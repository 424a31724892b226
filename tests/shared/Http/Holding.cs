namespace Connectors.Tests.Http;

/// <summary>Holds requests below a path back until the test lets one go, and notes when each went out.</summary>
internal sealed class Holding(HttpMessageHandler inner, string path, TimeProvider? clock = null)
    : DelegatingHandler(inner)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _held = new();
    private readonly List<DateTimeOffset> _starts = [];
    private readonly SemaphoreSlim _started = new(0);
    private int _seen;
    private int _inside;

    /// <summary>The clock by which starts are noted.</summary>
    public TimeProvider? Clock { get; set; } = clock;

    /// <summary>When the held requests went out, in their order.</summary>
    public IReadOnlyList<DateTimeOffset> Starts
    {
        get
        {
            lock (_lock)
            {
                return [.. _starts];
            }
        }
    }

    /// <summary>How many were out at once at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Completes when so many requests have gone out in all; fails after half a minute of real time.</summary>
    public async Task StartedAsync(int count)
    {
        for (; _seen < count; _seen++)
        {
            if (!await _started.WaitAsync(TimeSpan.FromSeconds(30)))
            {
                throw new AssertionException($"Request {_seen + 1} did not go out.");
            }
        }
    }

    /// <summary>Lets the first of those that are held go.</summary>
    public void LetGo()
    {
        lock (_lock)
        {
            _held.Dequeue().SetResult();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequestUri?.AbsolutePath.StartsWith(path, StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _starts.Add(Clock?.GetUtcNow() ?? default);
            _held.Enqueue(turn);
            MostAtOnce = Math.Max(MostAtOnce, ++_inside);
        }

        _started.Release();
        try
        {
            await turn.Task.WaitAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _inside--;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        _started.Dispose();
        base.Dispose(disposing);
    }
}
