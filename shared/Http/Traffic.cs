using System.Net;

namespace Connectors.Http;

/// <summary>
/// When a request may go out: the pace of its path, and a free place among the parallel ones. One for all streams, since
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
    private readonly ParallelGate _gate;
    private readonly Lane[] _lanes;

    public Traffic(VendorOptions options, HttpSettings settings, Uri baseAddress, TimeProvider clock, WaitBoard waits)
    {
        _options = options;
        _clock = clock;
        _waits = waits;
        _basePathLength = baseAddress.AbsolutePath.TrimEnd('/').Length;
        _all = new Pacer(options.Rate, settings.RateLimitFactor, clock);
        Parallel = Math.Max(1, Math.Min(settings.Workers, _options.MaxParallel));
        _gate = new ParallelGate(Parallel, _clock);
        _lanes =
        [
            .. options
                .PathRates.OrderByDescending(rate => rate.PathPrefix.Length)
                .Select(rate => new Lane(rate, settings.RateLimitFactor, Parallel, clock)),
        ];
    }

    /// <summary>How many requests run at once at most, beside those to endpoints with a limit of their own.</summary>
    public int Parallel { get; }

    /// <summary>How many connections may be wanted at once.</summary>
    public int Connections => Parallel * (1 + _lanes.Length);

    /// <summary>Waits for the turn of a request to <paramref name="path"/>; <paramref name="call"/> then holds a place.</summary>
    public Task EnterAsync(VendorCall call, string path, CancellationToken ct) =>
        LaneOf(path) is { } lane ? EnterLaneAsync(lane, call, path, ct) : EnterCrowdAsync(call, path, ct);

    /// <summary>
    /// The vendor refused a request to <paramref name="path"/>. A limit slows everybody down, and a <c>Retry-After</c> stops
    /// everybody who calls the same endpoint.
    /// </summary>
    public void Refused(string path, HttpStatusCode status, bool rateLimited, TimeSpan? pause)
    {
        var lane = LaneOf(path);
        if (rateLimited || status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            (lane?.Pacer ?? _all).SlowDown();
            (lane?.Places ?? _gate).Shrink();
        }

        if (pause is { } duration)
        {
            Pause(path, duration);
        }
    }

    /// <summary>Nobody calls the endpoint of <paramref name="path"/> for so long.</summary>
    public void Pause(string path, TimeSpan duration) => (LaneOf(path)?.Pacer ?? _all).Pause(duration);

    /// <summary>
    /// The place comes before the pace: the other way round, calls whose permits came due while they stood in line would go
    /// out together, and a slow vendor counts them.
    /// </summary>
    private async Task EnterLaneAsync(Lane lane, VendorCall call, string path, CancellationToken ct)
    {
        await call.TakePlaceAsync(lane.Places, ct);
        do
        {
            await PaceAsync(lane.Pacer, call, path, ct);
            await PaceAsync(_all, call, path, ct);
        } while (lane.Pacer.PauseLeft() > TimeSpan.Zero || _all.PauseLeft() > TimeSpan.Zero);
    }

    private async Task EnterCrowdAsync(VendorCall call, string path, CancellationToken ct)
    {
        while (true)
        {
            await PaceAsync(_all, call, path, ct);
            await call.TakePlaceAsync(_gate, ct);

            // Another caller may have been told to wait while this one stood in line: nobody sits out a pause on a place.
            if (_all.PauseLeft() == TimeSpan.Zero)
            {
                return;
            }

            call.GivePlaceBack();
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

    private Lane? LaneOf(string path)
    {
        var below = path.AsSpan(Math.Min(_basePathLength, path.Length));
        foreach (var lane in _lanes)
        {
            if (below.StartsWith(lane.PathPrefix, StringComparison.Ordinal))
            {
                return lane;
            }
        }

        return null;
    }
}
