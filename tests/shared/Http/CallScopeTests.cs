using System.Net;
using Connectors.Http;
using Connectors.Support;
using static Connectors.Tests.Http.Replies;

namespace Connectors.Tests.Http;

/// <summary>Who hears of requests and waits, and the time that all calls of a scope share.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class CallScopeTests
{
    private readonly List<Wait> _waits = [];

    [TearDown]
    public void Leave_the_scope() => CallScope.Current = null;

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
}
