using Connectors.Errors;
using Connectors.Support;
using static Connectors.Tests.Http.Replies;

namespace Connectors.Tests.Http;

/// <summary>How long is waited where the vendor says when to come back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsWaitTests
{
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
}
