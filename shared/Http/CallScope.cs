namespace Connectors.Http;

/// <summary>
/// What the calls made on behalf of one stream, or of <c>check</c>, share: their count, their time, and who hears of a wait.
/// The host sets <see cref="Current"/>, and it flows with the asynchronous calls below it.
/// </summary>
public sealed class CallScope
{
    private static readonly AsyncLocal<CallScope?> Ambient = new();

    private long _requests;
    private long _startedAt = long.MinValue;

    /// <summary>The scope of the calls made from here, or null.</summary>
    public static CallScope? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>How many requests went out, repeated and redirected ones included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>
    /// The time that all calls of this scope may take together, counted from the first one, attempts and waits included; null
    /// for the vendor's own budget, which is counted per call and bounds the repeating only.
    /// </summary>
    public TimeSpan? RetryBudget { get; init; }

    /// <summary>
    /// Told before each wait that a vendor's limit or a retry causes. It runs on the path of the call: it must be quick, and
    /// what it throws ends the call.
    /// </summary>
    public Action<Wait>? Waiting { get; init; }

    internal void CountRequest() => Interlocked.Increment(ref _requests);

    /// <summary>What is left of <see cref="RetryBudget"/>, null when there is none; the first question starts it.</summary>
    internal TimeSpan? TimeLeft(TimeProvider clock)
    {
        if (RetryBudget is not { } budget)
        {
            return null;
        }

        var now = clock.GetTimestamp();
        var first = Interlocked.CompareExchange(ref _startedAt, now, long.MinValue);
        return first == long.MinValue ? budget : budget - clock.GetElapsedTime(first, now);
    }
}
