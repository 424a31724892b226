using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Vendors that tell in headers how far their limit is used up.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LimitHeadersTests
{
    private static readonly LimitHeaders Names = new("RateLimit-Remaining", "RateLimit-Reset");

    [TestCase("0", "20", 20)]
    [TestCase("0", "0.5", 0.5)]
    [TestCase("0", "0", 0)]
    [TestCase("-3", "20", 20)]
    [TestCase("0.0", " 20 ", 20)]
    [TestCase("1", "20", null)]
    [TestCase("99", "20", null)]
    [TestCase(null, "20", null)]
    [TestCase("", "20", null)]
    [TestCase("none", "20", null)]
    [TestCase("NaN", "20", null)]
    [TestCase("0, 0", "20", null)]
    [TestCase("0", null, null)]
    [TestCase("0", "", null)]
    [TestCase("0", "soon", null)]
    [TestCase("0", "-1", null)]
    [TestCase("0", "NaN", null)]
    [TestCase("0", "Infinity", null)]
    [TestCase("0", "1e300", null)]
    [TestCase("0", "Thu, 01 Jan 2026 00:20:00 GMT", null)]
    public void Nothing_is_left_for_so_long(string? remaining, string? reset, double? seconds)
    {
        using var response = Response(remaining, reset);

        Assert.That(Names.Pause(response.Headers)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("0", "20", 20)]
    [TestCase("5", "20", 20)]
    [TestCase(null, "20", 20)]
    [TestCase("none", "20", 20)]
    [TestCase("0", null, null)]
    [TestCase("0", "soon", null)]
    [TestCase("0", "-1", null)]
    public void A_refusal_says_when_to_come_back_whatever_is_left(string? remaining, string? reset, double? seconds)
    {
        using var response = Response(remaining, reset);

        Assert.That(Names.Wait(response.Headers)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public async Task An_answer_that_uses_up_the_limit_holds_back_the_next_call()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Told("1", "20"), Told("0", "20"), Told("99", "60"));
        using var shop = Shop(vendor);

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();
        var waitsBefore = shop.Clock.Waits.Count;
        using var third = await shop.CustomersAsync();

        Assert.That(second.Count, Is.EqualTo(2), "the answer itself is taken");
        Assert.That(waitsBefore, Is.Zero);
        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(20) }));
        vendor.VerifyAllCame();
    }

    [Test]
    public async Task Calls_of_an_endpoint_with_a_limit_of_its_own_are_held_back_alone()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/export/orders", Told("0", "20"))
            .Expect("/v1/customers", Told("5", "20"))
            .Expect("/v1/export/orders", Told("5", "20"));
        using var shop = Shop(vendor, o => o.PathRates.Add(RateLimit.PerSecond(100).On("/export")));

        using var export = await shop.ExportAsync();
        using var page = await shop.CustomersAsync();
        var waitsOfTheFree = shop.Clock.Waits.Count;
        using var another = await shop.ExportAsync();

        Assert.That(waitsOfTheFree, Is.Zero);
        Assert.That(
            shop.Clock.Waits,
            Is.EqualTo(new[] { TimeSpan.FromSeconds(20) }).Within(TimeSpan.FromMilliseconds(1))
        );
    }

    [TestCase("0", "soon")]
    [TestCase("0", "-20")]
    [TestCase("0", "1767225600", Description = "an instant, where seconds were meant")]
    [TestCase("none", "20")]
    public async Task What_cannot_be_meant_holds_nobody_back(string remaining, string reset)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Told(remaining, reset), Told("5", "20"));
        using var shop = Shop(vendor);

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task Headers_that_nobody_named_mean_nothing()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Told("0", "20"), Told("0", "20"));
        using var shop = new Shop(vendor);

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task A_refusal_without_a_date_is_repeated_when_the_limit_is_there_again()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Refused(429, "40"), Told("99", "60"));
        using var shop = Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(
            shop.Clock.Waits,
            Is.EqualTo(new[] { TimeSpan.FromSeconds(40.25) }),
            "with half of the 0.5 s of jitter"
        );
    }

    [Test]
    public async Task Retry_After_counts_before_the_limit()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Refused(429, "40").With("Retry-After", "7"),
            Told("99", "60")
        );
        using var shop = Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7.25) }));
    }

    [TestCase(500, "40")]
    [TestCase(429, "soon")]
    [TestCase(429, "-1")]
    public async Task Another_failure_or_nonsense_is_waited_for_as_ever(int status, string reset)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Refused(status, reset), Told("99", "60"));
        using var shop = Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(0.5) }));
    }

    [Test]
    public async Task A_limit_that_comes_back_too_late_is_a_failure_at_once()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Refused(429, "7200"));
        using var shop = Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    private static Shop Shop(FakeVendor vendor, Action<VendorOptions>? configure = null) =>
        new(
            vendor,
            o =>
            {
                o.LimitHeaders = Names;
                configure?.Invoke(o);
            }
        );

    private static Reply Told(string remaining, string reset) =>
        Reply.Json(Some.Page()).With("RateLimit-Remaining", remaining).With("RateLimit-Reset", reset);

    private static Reply Refused(int status, string reset) =>
        Reply.Status(status).With("ratelimit-remaining", "0").With("ratelimit-reset", reset);

    private static HttpResponseMessage Response(string? remaining, string? reset)
    {
        var response = new HttpResponseMessage();
        foreach (var (name, value) in new[] { (Names.Remaining, remaining), (Names.Reset, reset) })
        {
            if (value is not null)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
