using Connectors.Http;
using Connectors.Support;
using static Connectors.Tests.Http.Replies;

namespace Connectors.Tests.Http;

/// <summary>The pace that is kept before sending, and how many calls run at once.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsPaceTests
{
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
}
