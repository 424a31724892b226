using Polly;
using Polly.Retry;

namespace Connectors.Http;

/// <summary>
/// Runs the attempts of a call. Polly keeps the loop and the clock; which failure is worth another attempt, and when, is
/// decided here, where the status rule, the vendor's <c>Retry-After</c> and both budgets are known.
/// </summary>
internal sealed class RetryPlan
{
    private static readonly ResiliencePropertyKey<VendorCall> CallKey = new("call");

    private readonly VendorOptions _options;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly WaitBoard _waits;
    private readonly ResiliencePipeline _pipeline;

    public RetryPlan(VendorOptions options, TimeProvider clock, Random random, WaitBoard waits)
    {
        _options = options;
        _clock = clock;
        _random = random;
        _waits = waits;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = int.MaxValue,
                    ShouldHandle = args =>
                        new(
                            args.Outcome.Exception is VendorException failure && TryAgain(CallOf(args.Context), failure)
                        ),
                    DelayGenerator = args => new(CallOf(args.Context).NextDelay),
                    OnRetry = args => Announce(args),
                }
            )
            .Build();
    }

    /// <summary>Runs <paramref name="attempt"/> until it succeeds or its failure is final.</summary>
    public async Task<T> RunAsync<TState, T>(
        VendorCall call,
        TState state,
        Func<TState, ValueTask<T>> attempt,
        CancellationToken ct
    )
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        try
        {
            context.Properties.Set(CallKey, call);
            return await _pipeline.ExecuteAsync(static (_, s) => s.attempt(s.state), context, (attempt, state));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static VendorCall CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(CallKey, out var call)
            ? call
            : throw new InvalidOperationException("The pipeline runs calls only.");

    private bool TryAgain(VendorCall call, VendorException failure)
    {
        if (!failure.MayPass || !call.MayBeRepeated || call.Tries >= MostTries(call, failure))
        {
            return false;
        }

        TimeSpan delay;
        if (failure.RepeatsAtOnce && call.Tries == 1)
        {
            delay = TimeSpan.Zero;
        }
        else if (failure.NotBefore is { } notBefore)
        {
            var left = notBefore - _clock.GetUtcNow();
            delay = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            call.Held += delay;
        }
        else
        {
            delay =
                failure.LeastWait
                + Backoff.Delay(call.Tries - 1, _options.BackoffBase, _options.BackoffCap, _random.NextDouble());
            if (call.Elapsed - call.Held + delay > _options.RetryBudget)
            {
                return false;
            }
        }

        call.NextDelay = delay;
        return call.TimeLeft is not { } timeLeft || delay < timeLeft;
    }

    private int MostTries(VendorCall call, VendorException failure)
    {
        var most = failure.MaxTries ?? call.Options.MaxAttempts ?? _options.MaxAttempts;
        return failure.SmallerMayPass ? Math.Min(most, call.Options.MaxAttemptsWhenCut ?? most)
            : failure.IsWrong ? Math.Min(most, call.Options.MaxAttemptsWhenWrong ?? most)
            : most;
    }

    private ValueTask Announce(OnRetryArguments<object> args)
    {
        var failure = (VendorException)args.Outcome.Exception!; // nothing else is handled
        CallOf(args.Context).Options.Repeating?.Invoke(failure);
        _waits.Announce(
            failure.RateLimited ? WaitReason.RateLimited : WaitReason.Retry,
            args.RetryDelay,
            failure.Brief
        );
        return ValueTask.CompletedTask;
    }
}
