using System.Net;
using Connectors.Errors;

namespace Connectors.Http;

/// <summary>
/// One logical call and the attempt that runs: its time-outs, its place among the parallel requests, and what was asked. The
/// handlers find it through <see cref="Current"/>, since a Refit method has no way to hand it down.
/// </summary>
internal sealed class VendorCall(TimeProvider clock, string vendor, CallOptions options, CancellationToken caller)
    : IDisposable
{
    private static readonly AsyncLocal<VendorCall?> Ambient = new();

    private readonly CallScope? _scope = CallScope.Current;
    private readonly long _startedAt = clock.GetTimestamp();
    private CancellationTokenSource? _timeout;
    private CancellationTokenRegistration _link;
    private ParallelGate? _place;
    private Traffic? _traffic;
    private TimeSpan _armedFor;
    private TimeoutKind _armedAs;
    private bool _isRead;
    private long _sentAt;

    /// <summary>The call on whose behalf this code runs, or null.</summary>
    public static VendorCall? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Cancelled by the caller and by the time-outs; one for each attempt.</summary>
    public CancellationToken Token => _timeout?.Token ?? caller;

    /// <summary>What this kind of call does otherwise than others.</summary>
    public CallOptions Options => options;

    /// <summary>How many attempts were begun.</summary>
    public int Tries { get; private set; }

    /// <summary>The host of the last request.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The path of the last request.</summary>
    public string Path { get; private set; } = "";

    /// <summary>What was asked, for messages: the path, and what is called by it where that does not tell.</summary>
    public string Endpoint => options.Operation is { } operation ? $"{Path} {operation}" : Path;

    /// <summary>Reads may be sent again without harm; all else only when the client says so.</summary>
    public bool MayBeRepeated => options.SafeToRepeat || _isRead;

    /// <summary>How long this call stood in line or waited by the vendor's own word; not counted by the retry budget.</summary>
    public TimeSpan Held { get; set; }

    /// <summary>The wait that comes before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_startedAt);

    /// <summary>The time since the attempt's request went out.</summary>
    public TimeSpan SinceSent => clock.GetElapsedTime(_sentAt);

    /// <summary>What is left of the scope's budget, or null when it has none.</summary>
    public TimeSpan? TimeLeft => _scope?.TimeLeft(clock);

    /// <summary>Begins an attempt with fresh time-outs.</summary>
    public void Begin()
    {
        caller.ThrowIfCancellationRequested();
        Tries++;
        _timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _timeout);
    }

    /// <summary>Begins an attempt that consists of calls of their own, each with its time-outs.</summary>
    public void BeginTogether()
    {
        caller.ThrowIfCancellationRequested();
        Tries++;
    }

    /// <summary>Ends the attempt: no time-out runs on, and the place is free.</summary>
    public void End()
    {
        _link.Dispose();
        _timeout?.Dispose();
        GivePlaceBack();
    }

    /// <summary>Remembers what is asked.</summary>
    public void Asks(HttpRequestMessage request)
    {
        Host = request.RequestUri!.IdnHost; // HttpClient has made it absolute
        Path = request.RequestUri.AbsolutePath;
        _isRead = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
    }

    /// <summary>Waits for the request's turn, and from then on for its answer.</summary>
    public async Task TakeTurnAsync(Traffic traffic, TimeSpan headerTimeout, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        _traffic = traffic;
        await traffic.EnterAsync(this, Path, ct);
        _sentAt = clock.GetTimestamp();
        Held += clock.GetElapsedTime(start, _sentAt);
        Arm(TimeoutKind.Headers, options.HeaderTimeout ?? headerTimeout);
    }

    /// <summary>
    /// The answer was a refusal: whatever the request's turn came from keeps back. The vendor's interface and the hosts of its
    /// files have nothing to do with each other.
    /// </summary>
    public void Refused(HttpStatusCode status, bool rateLimited, TimeSpan? pause) =>
        _traffic?.Refused(Path, status, rateLimited, pause);

    /// <summary>The answer used up the limit: whoever calls the same endpoint waits.</summary>
    public void Exhausted(TimeSpan pause) => _traffic?.Pause(Path, pause);

    /// <summary>From now on the attempt is given up when nothing comes for <paramref name="span"/>.</summary>
    public void Arm(TimeoutKind kind, TimeSpan span)
    {
        if (TimeLeft is { } left && left < span)
        {
            (kind, span) = (TimeoutKind.Budget, left < TimeSpan.Zero ? TimeSpan.Zero : left);
        }

        (_armedAs, _armedFor) = (kind, span);
        _timeout?.CancelAfter(span);
    }

    /// <summary>Takes a place among the parallel requests, unless one is held.</summary>
    public async Task TakePlaceAsync(ParallelGate gate, CancellationToken ct)
    {
        if (_place is null)
        {
            await gate.EnterAsync(ct);
            _place = gate;
        }
    }

    /// <summary>Frees the place, if one is held.</summary>
    public void GivePlaceBack()
    {
        _place?.Leave();
        _place = null;
    }

    /// <summary>Fails at once where a wait would end after the scope's budget.</summary>
    public void MustNotOutlastBudget(TimeSpan wait)
    {
        if (TimeLeft is { } left && left < wait)
        {
            throw new VendorException(
                FailureType.TransientError,
                $"{vendor} limits how often it may be called, and asks to wait {wait.TotalSeconds:0} s at {Endpoint}. "
                    + "Run again later."
            );
        }
    }

    /// <summary>The failure behind a cancelled attempt: the caller's wish is thrown, a time-out is returned.</summary>
    /// <param name="cause">What was thrown.</param>
    /// <param name="advice">What else to tell the user where there was no answer at all.</param>
    public VendorException TimedOut(Exception cause, string advice)
    {
        caller.ThrowIfCancellationRequested();
        var seconds = $"{_armedFor.TotalSeconds:0.#} s";
        var message = _armedAs switch
        {
            TimeoutKind.Headers => $"{vendor} ({Host}) did not answer {Endpoint} within {seconds}.{advice}",
            TimeoutKind.Body =>
                $"{vendor} ({Host}) stopped sending in the middle of its answer to {Endpoint}: nothing came for {seconds}.",
            _ => $"{vendor} ({Host}) did not answer {Endpoint} within the time there was.{advice}",
        };
        return new VendorException(FailureType.TransientError, message, detail: cause.Message, innerException: cause)
        {
            MayPass = true,
            SmallerMayPass = _armedAs != TimeoutKind.Budget,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => End();
}
