using System.Net;

namespace Connectors.Http;

/// <summary>
/// When a request may go out: the paces of its path, then a free place among the parallel ones. One for all streams, since
/// vendors count by account.
/// </summary>
internal sealed class Traffic
{
    // Shorter waits of our own pace are the normal case and nobody's news.
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(5);

    private readonly VendorOptions _options;
    private readonly TimeProvider _clock;
    private readonly WaitBoard _waits;
    private readonly int _basePathLength;
    private readonly Pacer _all;
    private readonly (string Prefix, Pacer Pacer)[] _byPath;
    private readonly ParallelGate _gate;

    public Traffic(VendorOptions options, HttpSettings settings, Uri baseAddress, TimeProvider clock, WaitBoard waits)
    {
        _options = options;
        _clock = clock;
        _waits = waits;
        _basePathLength = baseAddress.AbsolutePath.TrimEnd('/').Length;
        _all = new Pacer(options.Rate, settings.RateLimitFactor, clock);
        _byPath =
        [
            .. options
                .PathRates.OrderByDescending(rate => rate.PathPrefix.Length)
                .Select(rate => (rate.PathPrefix, new Pacer(rate, settings.RateLimitFactor, clock))),
        ];
        Parallel = Math.Max(1, Math.Min(settings.Workers, _options.MaxParallel));
        _gate = new ParallelGate(Parallel, _clock);
    }

    /// <summary>How many requests run at once at most.</summary>
    public int Parallel { get; }

    /// <summary>Waits for the turn of a request to <paramref name="path"/>; <paramref name="call"/> then holds a place.</summary>
    public async Task EnterAsync(VendorCall call, string path, CancellationToken ct)
    {
        var own = PacerOf(path);
        while (true)
        {
            if (!ReferenceEquals(own, _all))
            {
                await PaceAsync(own, call, path, ct);
            }

            await PaceAsync(_all, call, path, ct);
            await call.TakePlaceAsync(_gate, ct);

            // Another caller may have been told to wait while this one stood in line: nobody sits out a pause on a place.
            if (own.PauseLeft() == TimeSpan.Zero && _all.PauseLeft() == TimeSpan.Zero)
            {
                return;
            }

            call.GivePlaceBack();
        }
    }

    /// <summary>
    /// The vendor refused a request to <paramref name="path"/>. A limit slows everybody down, and a <c>Retry-After</c> stops
    /// everybody who calls the same endpoint.
    /// </summary>
    public void Refused(string path, HttpStatusCode status, bool rateLimited, TimeSpan? pause)
    {
        var pacer = PacerOf(path);
        if (rateLimited || status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            pacer.SlowDown();
            _gate.Shrink();
        }

        if (pause is { } duration)
        {
            pacer.Pause(duration);
        }
    }

    private async Task PaceAsync(Pacer pacer, VendorCall call, string path, CancellationToken ct)
    {
        var wait = pacer.Reserve();
        if (wait == TimeSpan.Zero)
        {
            return;
        }

        call.MustNotOutlastBudget(wait);
        var paused = pacer.PauseLeft() > TimeSpan.Zero;
        if (paused || wait >= WorthTelling)
        {
            var text = paused
                ? $"{_options.Vendor} asked to be left alone for a while at {path}"
                : $"the pace kept for {_options.Vendor} at {path}";
            _waits.Announce(WaitReason.RateLimited, wait, text);
        }

        await Task.Delay(wait, _clock, ct);
    }

    private Pacer PacerOf(string path)
    {
        var below = path.AsSpan(Math.Min(_basePathLength, path.Length));
        foreach (var (prefix, pacer) in _byPath)
        {
            if (below.StartsWith(prefix, StringComparison.Ordinal))
            {
                return pacer;
            }
        }

        return _all;
    }
}
