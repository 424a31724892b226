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

    private readonly VendorOptions options;
    private readonly TimeProvider clock;
    private readonly WaitBoard waits;
    private readonly int basePathLength;
    private readonly Pacer all;
    private readonly (string Prefix, Pacer Pacer)[] byPath;
    private readonly ParallelGate gate;

    public Traffic(VendorOptions options, HttpSettings settings, Uri baseAddress, TimeProvider clock, WaitBoard waits)
    {
        this.options = options;
        this.clock = clock;
        this.waits = waits;
        basePathLength = baseAddress.AbsolutePath.TrimEnd('/').Length;
        all = new Pacer(options.Rate, settings.RateLimitFactor, clock);
        byPath =
        [
            .. options
                .PathRates.OrderByDescending(rate => rate.PathPrefix.Length)
                .Select(rate => (rate.PathPrefix, new Pacer(rate, settings.RateLimitFactor, clock))),
        ];
        Parallel = Math.Max(1, Math.Min(settings.Workers, options.MaxParallel));
        gate = new ParallelGate(Parallel, clock);
    }

    /// <summary>How many requests run at once at most.</summary>
    public int Parallel { get; }

    /// <summary>Waits for the turn of a request to <paramref name="path"/>; <paramref name="call"/> then holds a place.</summary>
    public async Task EnterAsync(VendorCall call, string path, CancellationToken ct)
    {
        var own = PacerOf(path);
        while (true)
        {
            if (!ReferenceEquals(own, all))
            {
                await PaceAsync(own, call, path, ct);
            }

            await PaceAsync(all, call, path, ct);
            await call.TakePlaceAsync(gate, ct);

            // Another caller may have been told to wait while this one stood in line: nobody sits out a pause on a place.
            if (own.PauseLeft() == TimeSpan.Zero && all.PauseLeft() == TimeSpan.Zero)
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
            gate.Shrink();
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
                ? $"{options.Vendor} asked to be left alone for a while at {path}"
                : $"the pace kept for {options.Vendor} at {path}";
            waits.Announce(WaitReason.RateLimited, wait, text);
        }

        await Task.Delay(wait, clock, ct);
    }

    private Pacer PacerOf(string path)
    {
        var below = path.AsSpan(Math.Min(basePathLength, path.Length));
        foreach (var (prefix, pacer) in byPath)
        {
            if (below.StartsWith(prefix, StringComparison.Ordinal))
            {
                return pacer;
            }
        }

        return all;
    }
}
