using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>How long is waited, who hears of it, and that a cancellation ends it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsWaitTests
{
    private readonly List<Wait> _waits = [];

    [TearDown]
    public void Leave_the_scope() => CallScope.Current = null;

    [Test]
    public async Task Retry_After_in_seconds_is_waited_for_with_a_little_more()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Limited("30"), Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(30.25) }), "half of the 0.5 s of jitter");
    }

    [Test]
    public async Task Retry_After_as_a_date_is_waited_for_also_beyond_the_cap_of_the_backoff()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(503).With("Retry-After", "Thu, 01 Jan 2026 00:20:00 GMT"),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(1200.25) }));
    }

    [Test]
    public async Task What_the_vendor_demands_is_not_counted_by_the_retry_budget()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Limited("1800"),
            Reply.Status(500),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_wait_that_is_too_long_fails_at_once()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Limited("7200"));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(shop.Clock.Waits, Is.Empty);
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.Contain("asks to wait 120 minutes"));
    }

    [Test]
    public async Task The_pace_is_kept_before_sending_for_all_callers_together()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(
            vendor,
            o => o.Rate = RateLimit.PerSecond(36),
            new HttpSettings { RateLimitFactor = 0.5 }
        );
        var start = shop.Clock.GetUtcNow();

        for (var i = 0; i < 19; i++)
        {
            using var page = await shop.CustomersAsync();
        }

        Assert.That((shop.Clock.GetUtcNow() - start).TotalSeconds, Is.EqualTo(1).Within(0.02), "18 a second");
    }

    [Test]
    public async Task A_path_has_its_own_pace_below_a_prefix_of_the_base_address_too()
    {
        using var vendor = new FakeVendor()
            .Always("/mirror/v1/export/orders", Reply.Json(Some.Page()))
            .Always("/mirror/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(
            vendor,
            o =>
            {
                o.BaseAddress = new Uri("http://localhost:8080/mirror/v1");
                o.PathRates.Add(RateLimit.PerMinute(4).On("/export"));
            }
        );

        for (var i = 0; i < 2; i++)
        {
            using var export = await shop.ExportAsync();
            using var page = await shop.CustomersAsync();
            using var another = await shop.CustomersAsync();
        }

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(15) }));
    }

    [Test]
    public async Task A_pause_stops_every_caller_of_the_same_endpoint_and_nobody_else()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/export/orders", Limited("30"))
            .Expect("/v1/customers", Reply.Json(Some.Page()))
            .Expect("/v1/export/orders", Reply.Json(Some.Page()));
        using var shop = new Shop(
            vendor,
            o =>
            {
                o.MaxAttempts = 1;
                o.Statuses = o.Statuses.With(429, StatusRule.Transient("{vendor} says stop."));
                o.PathRates.Add(RateLimit.PerSecond(100).On("/export"));
            }
        );

        await VendorCallsTests.FailureOf(shop.ExportAsync());
        using var free = await shop.CustomersAsync();
        var waitsOfTheFree = shop.Clock.Waits.Count;
        using var paused = await shop.ExportAsync();

        Assert.That(waitsOfTheFree, Is.Zero);
        Assert.That(
            shop.Clock.Waits,
            Is.EqualTo(new[] { TimeSpan.FromSeconds(30.25) }).Within(TimeSpan.FromMilliseconds(1))
        );
        vendor.VerifyAllCame();
    }

    [Test]
    public async Task A_limit_slows_the_pace_of_all_that_follows()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(429),
            Reply.Json(Some.Page()),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor, o => o.Rate = RateLimit.PerSecond(10));

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();

        Assert.That(
            shop.Clock.Waits.Select(w => w.TotalMilliseconds),
            Is.EqualTo(new[] { 500.0, 143 }),
            "no longer 100 ms"
        );
    }

    [TestCase(4, 1, ExpectedResult = 1)]
    [TestCase(1, 4, ExpectedResult = 1)]
    [TestCase(2, 4, ExpectedResult = 2)]
    public async Task<int> No_more_run_at_once_than_the_user_and_the_vendor_allow(int workers, int vendorAllows)
    {
        var go = new TaskCompletionSource();
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        var slow = new Slow(vendor, go.Task);
        using var shop = new Shop(slow, o => o.MaxParallel = vendorAllows, new HttpSettings { Workers = workers });

        var calls = Enumerable.Range(0, 5).Select(_ => shop.CustomersAsync()).ToList();
        go.SetResult();
        foreach (var call in calls)
        {
            using var page = await call;
        }

        return slow.MostAtOnce;
    }

    [Test]
    public async Task Too_many_connections_make_fewer_of_them()
    {
        var go = new TaskCompletionSource();
        using var vendor = new FakeVendor()
            .Expect("/v1/export/orders", Reply.Status(503))
            .Always("/v1/customers", Reply.Json(Some.Page()));
        var slow = new Slow(vendor, go.Task);
        using var shop = new Shop(slow, o => o.MaxAttempts = 1, new HttpSettings { Workers = 2 });
        var refused = shop.ExportAsync();
        go.SetResult();
        await VendorCallsTests.FailureOf(refused);
        slow.Gone = (go = new TaskCompletionSource()).Task;

        var calls = Enumerable.Range(0, 3).Select(_ => shop.CustomersAsync()).ToList();
        go.SetResult();
        foreach (var call in calls)
        {
            using var page = await call;
        }

        Assert.That(slow.MostAtOnce, Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_waits_on_a_place_among_the_parallel_ones()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Status(500))
            .Expect("/v1/export/orders", Reply.Json(Some.Page()))
            .Expect("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor, settings: new HttpSettings { Workers = 1 });
        shop.Clock.Holds = true;

        var waiting = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(0.5));
        using var other = await shop.ExportAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        using var page = await waiting;

        vendor.VerifyAllCame();
    }

    [Test]
    public async Task Who_stood_in_line_when_a_pause_began_keeps_the_pause()
    {
        var gone = new TaskCompletionSource();
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Limited("30"),
            Reply.Json(Some.Page()),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(new Slow(vendor, gone.Task), settings: new HttpSettings { Workers = 1 });
        shop.Clock.Holds = true;

        var first = shop.CustomersAsync();
        var second = shop.CustomersAsync();
        gone.SetResult();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(30.25), count: 2); // the retry, and who stood in line
        var sentInThePause = vendor.Requests.Count;
        shop.Clock.Advance(TimeSpan.FromSeconds(30.25));

        using var one = await first;
        using var two = await second;
        Assert.That(sentInThePause, Is.EqualTo(1));
    }

    [Test]
    public async Task The_scope_counts_requests_and_hears_of_limits_and_retries()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Limited("30"),
            Reply.Status(500),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);
        var scope = CallScope.Current = new CallScope { Waiting = _waits.Add };
        var start = shop.Clock.GetUtcNow();

        using var page = await shop.CustomersAsync();

        Assert.That(scope.Requests, Is.EqualTo(3));
        Assert.That(
            _waits,
            Is.EqualTo(
                new[]
                {
                    new Wait(WaitReason.RateLimited, start.AddSeconds(30.25), "Shop answered 429 at /v1/customers"),
                    new Wait(WaitReason.Retry, start.AddSeconds(31.25), "Shop answered 500 at /v1/customers"),
                }
            )
        );
        Assert.That(shop.Log.Lines, Has.One.EqualTo("Information Waiting 30.3 s: Shop answered 429 at /v1/customers"));
    }

    [TestCase(10, 1)]
    [TestCase(60, 0)]
    public async Task The_scope_hears_of_our_own_pace_from_five_seconds_on(double perMinute, int heard)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor, o => o.Rate = RateLimit.PerMinute(perMinute));
        CallScope.Current = new CallScope { Waiting = _waits.Add };

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();

        Assert.That(_waits.Select(w => w.Reason), Is.EqualTo(Enumerable.Repeat(WaitReason.RateLimited, heard)));
    }

    [Test]
    public async Task A_status_that_a_vendor_uses_for_a_limit_is_heard_of_as_one()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(503), Reply.Json(Some.Page()));
        using var shop = new Shop(
            vendor,
            o =>
                o.Statuses = o.Statuses.With(
                    HttpStatusCode.ServiceUnavailable,
                    o.Statuses.For(HttpStatusCode.ServiceUnavailable) with
                    {
                        RateLimited = true,
                    }
                )
        );
        CallScope.Current = new CallScope { Waiting = _waits.Add };

        using var page = await shop.CustomersAsync();

        Assert.That(_waits.Single().Reason, Is.EqualTo(WaitReason.RateLimited));
    }

    [Test]
    public async Task A_budget_of_the_scope_holds_for_all_its_calls_together()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(500));
        using var shop = new Shop(vendor);
        var start = shop.Clock.GetUtcNow();
        CallScope.Current = new CallScope { RetryBudget = TimeSpan.FromSeconds(20) };

        await VendorCallsTests.FailureOf(shop.CustomersAsync());
        await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That((shop.Clock.GetUtcNow() - start).TotalSeconds, Is.GreaterThan(10).And.LessThanOrEqualTo(20));
    }

    [Test]
    public async Task A_budget_of_the_scope_also_ends_an_attempt_that_hangs()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new SilentStream("{")));
        using var shop = new Shop(vendor);
        CallScope.Current = new CallScope { RetryBudget = TimeSpan.FromSeconds(20) };

        var call = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(20));
        shop.Clock.Advance(TimeSpan.FromSeconds(20));
        var failure = await VendorCallsTests.FailureOf(call);

        Assert.That(
            failure.Message,
            Does.StartWith("Shop (api.shop.test) did not answer /v1/customers within the time there was.")
        );
        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_budget_of_the_scope_does_not_wait_for_what_comes_too_late()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Limited("60"));
        using var shop = new Shop(vendor);
        CallScope.Current = new CallScope { RetryBudget = TimeSpan.FromSeconds(20) };

        var first = await VendorCallsTests.FailureOf(shop.CustomersAsync());
        var second = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(second.Message, Does.Contain("asks to wait 60 s"));
        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task An_answer_that_does_not_begin_is_given_up()
    {
        var never = new TaskCompletionSource();
        using var vendor = new FakeVendor();
        using var shop = new Shop(new Slow(vendor, never.Task), o => o.MaxAttempts = 1);

        var call = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(100));
        shop.Clock.Advance(TimeSpan.FromSeconds(100));
        var failure = await VendorCallsTests.FailureOf(call);

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.EndWith("did not answer /v1/customers within 100 s."));
    }

    [Test]
    public async Task A_body_that_falls_silent_is_given_up_and_asked_for_again()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.From(() => new SilentStream("{\"entries\":[")),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);

        var call = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(120));
        shop.Clock.Advance(TimeSpan.FromSeconds(120));
        using var page = await call;

        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_whose_text_hangs_is_told_after_a_moment()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.From(() => new SilentStream("No")).AsStatus(401)
        );
        using var shop = new Shop(vendor);

        var call = shop.CustomersAsync();
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(10));
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        var failure = await VendorCallsTests.FailureOf(call);

        Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(failure.Message, Does.EndWith("The answer says: No"));
    }

    [Test]
    public async Task A_cancellation_ends_the_wait_for_a_retry_at_once()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Limited("600"));
        using var shop = new Shop(vendor);
        shop.Clock.Holds = true;

        await CancelledWhile(shop, TimeSpan.FromSeconds(600.25));
    }

    [Test]
    public async Task A_cancellation_ends_the_wait_of_our_own_pace_at_once()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor, o => o.Rate = RateLimit.PerMinute(1));
        using var first = await shop.CustomersAsync();
        shop.Clock.Holds = true;

        await CancelledWhile(shop, TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task A_cancellation_ends_the_wait_for_an_answer_at_once()
    {
        var never = new TaskCompletionSource();
        using var vendor = new FakeVendor();
        using var shop = new Shop(new Slow(vendor, never.Task));

        await CancelledWhile(shop, TimeSpan.FromSeconds(100));
    }

    [Test]
    public async Task A_cancellation_ends_the_wait_for_a_body_at_once()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new SilentStream("{")));
        using var shop = new Shop(vendor);

        await CancelledWhile(shop, TimeSpan.FromSeconds(120));
    }

    [Test]
    public async Task A_cancellation_ends_the_wait_for_a_place_at_once()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new SilentStream("{")));
        using var shop = new Shop(vendor, settings: new HttpSettings { Workers = 1 });
        using var cancelled = new CancellationTokenSource();
        using var end = new CancellationTokenSource();
        var first = shop.CustomersAsync(ct: end.Token);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(120));

        var second = shop.CustomersAsync(ct: cancelled.Token);
        await cancelled.CancelAsync();

        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(first.IsCompleted, Is.False);
        await end.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_cancelled_call_sends_nothing()
    {
        using var vendor = new FakeVendor();
        using var shop = new Shop(vendor);

        Assert.That(
            async () => await shop.CustomersAsync(ct: new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(vendor.Requests, Is.Empty);
    }

    private static Reply Limited(string retryAfter) => Reply.Status(429).With("Retry-After", retryAfter);

    private static async Task CancelledWhile(Shop shop, TimeSpan pending)
    {
        using var cancelled = new CancellationTokenSource();
        var call = shop.CustomersAsync(ct: cancelled.Token);
        await shop.Clock.PendingAsync(pending);

        await cancelled.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Holds requests back until <see cref="Gone"/>, and counts how many are inside.</summary>
    private sealed class Slow(HttpMessageHandler inner, Task gone) : DelegatingHandler(inner)
    {
        private int _inside;

        public Task Gone { get; set; } = gone;

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var inside = Interlocked.Increment(ref _inside);
            MostAtOnce = Math.Max(MostAtOnce, inside);
            try
            {
                await Gone.WaitAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }
    }
}
