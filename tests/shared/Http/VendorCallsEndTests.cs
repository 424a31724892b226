using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;
using static Connectors.Tests.Http.Replies;

namespace Connectors.Tests.Http;

/// <summary>What ends a call that waits for the vendor: its time-outs, and a cancellation at any place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsEndTests
{
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

    private static async Task CancelledWhile(Shop shop, TimeSpan pending)
    {
        using var cancelled = new CancellationTokenSource();
        var call = shop.CustomersAsync(ct: cancelled.Token);
        await shop.Clock.PendingAsync(pending);

        await cancelled.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }
}
