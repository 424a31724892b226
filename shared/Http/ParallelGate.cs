namespace Connectors.Http;

/// <summary>
/// Lets so many requests run at once. Halves that number when the vendor refuses, since several vendors say "too many
/// connections" with a plain 503, and lets one more in for every ten seconds without a refusal.
/// </summary>
internal sealed class ParallelGate
{
    // As for the pace: what was refused within a second was refused to the same crowd.
    private static readonly TimeSpan RefusalsAreOne = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GrowAfter = TimeSpan.FromSeconds(10);

    private readonly int maximum;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Queue<TaskCompletionSource> waiting = new();
    private int limit;
    private int inside;
    private long? changedAt;

    public ParallelGate(int maximum, TimeProvider clock)
    {
        this.maximum = maximum;
        this.clock = clock;
        limit = maximum;
    }

    /// <summary>How many may be inside now.</summary>
    public int Limit
    {
        get
        {
            lock (gate)
            {
                return limit;
            }
        }
    }

    /// <summary>Completes when the caller may go in; it must then <see cref="Leave"/>.</summary>
    public Task EnterAsync(CancellationToken ct)
    {
        lock (gate)
        {
            if (inside < limit)
            {
                inside++;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(turn);
            return WaitAsync(turn, ct);
        }
    }

    /// <summary>Makes room for the next one.</summary>
    public void Leave()
    {
        lock (gate)
        {
            inside--;
            if (limit < maximum && changedAt is { } since && clock.GetElapsedTime(since) >= GrowAfter)
            {
                limit++;
                changedAt = clock.GetTimestamp();
            }

            while (inside < limit && waiting.TryDequeue(out var next))
            {
                // One that was cancelled while it waited no longer wants in.
                if (next.TrySetResult())
                {
                    inside++;
                }
            }
        }
    }

    /// <summary>The vendor refused: fewer from now on.</summary>
    public void Shrink()
    {
        lock (gate)
        {
            if (changedAt is { } since && limit < maximum && clock.GetElapsedTime(since) < RefusalsAreOne)
            {
                return;
            }

            limit = Math.Max(1, limit / 2);
            changedAt = clock.GetTimestamp();
        }
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken ct)
    {
        using (ct.UnsafeRegister(static (source, token) => ((TaskCompletionSource)source!).TrySetCanceled(token), turn))
        {
            await turn.Task;
        }
    }
}
