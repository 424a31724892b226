using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Redirects of a vendor whose address each user gives.</summary>
public sealed class NoRedirectTests
{
    [TestCase("/v1/export/orders", "https://api.shop.test/v1/export/orders")]
    [TestCase("../v2/customers", "https://api.shop.test/v2/customers")]
    [TestCase("https://api.shop.test/login", "https://api.shop.test/login")]
    [TestCase("http://api.shop.test/v1/customers", "http://api.shop.test/v1/customers")]
    [TestCase("//evil.example.com/", "https://evil.example.com/")]
    [TestCase("https://login.example.com:8443/in", "https://login.example.com:8443/in")]
    public async Task Is_not_followed_and_its_target_is_named(string location, string target)
    {
        var (failure, vendor) = await FailureAsync(Reply.Status(302).With("Location", location));

        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(
            failure.Message,
            Does.StartWith($"Shop redirects /v1/customers to {target} (302). Redirects are not")
        );
        Assert.That(failure.Message, Does.Contain("\"Base URL\""));
    }

    [TestCase("/in?token=t0ps3cret")]
    [TestCase("/in#t0ps3cret")]
    [TestCase("/in;jsessionid=t0ps3cret")]
    [TestCase("https://user:t0ps3cret@login.example.com/in")]
    [TestCase("https://t0ps3cret@login.example.com/in?t0ps3cret")]
    public async Task Tells_nothing_that_may_be_a_secret(string location)
    {
        var (failure, _) = await FailureAsync(Reply.Status(307).With("Location", location));

        Assert.That(failure.Message, Does.Contain("/in (307)"));
        Assert.That(failure.ToString() + failure.Detail, Does.Not.Contain("t0ps3cret"));
    }

    [TestCase(304, null)]
    [TestCase(300, null)]
    [TestCase(302, "")]
    [TestCase(302, "//")]
    [TestCase(302, "http://[")]
    public async Task May_lead_nowhere(int status, string? location)
    {
        var reply = Reply.Status(status);

        var (failure, vendor) = await FailureAsync(location is null ? reply : reply.With("Location", location));

        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(failure.Message, Does.StartWith("Shop redirects /v1/customers to ").And.Contain($"({status})"));
    }

    [Test]
    public async Task Is_not_followed_by_what_may_write_either()
    {
        using var vendor = new FakeVendor().Always(
            HttpMethod.Post,
            "/v1/search",
            Reply.Status(308).With("Location", "/v1/find")
        );
        using var shop = new Shop(vendor, o => o.RefusesRedirects = true);

        var failure = await VendorCallsTests.FailureOf(shop.Calls.PageAsync(shop.Api.Search, Shop.Entries, default));

        Assert.That(failure.Message, Does.Contain("to https://api.shop.test/v1/find (308)"));
    }

    private static async Task<(VendorException, FakeVendor)> FailureAsync(Reply reply)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", reply);
        using var shop = new Shop(vendor, o => o.RefusesRedirects = true);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(shop.Clock.Waits, Is.Empty);
        return (failure, vendor);
    }
}
