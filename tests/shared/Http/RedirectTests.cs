using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

public class RedirectTests
{
    [TestCase("/v1/export/orders")]
    [TestCase("https://API.shop.test:443/v1/export/orders")]
    public async Task Is_followed_with_its_headers_on_the_same_host(string location)
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Status(302).With("Location", location))
            .Expect("/v1/export/orders", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(vendor.Requests[1].Headers, Contains.Key("Authorization"));
    }

    [TestCase("https://login.example.com/in?token=t0ps3cret", "https://login.example.com")]
    [TestCase("http://api.shop.test/v1/customers", "http://api.shop.test")]
    [TestCase("https://api.shop.test:8443/v1/customers", "https://api.shop.test:8443")]
    [TestCase("//evil.example.com/", "https://evil.example.com")]
    public async Task Never_takes_the_credentials_to_another_address(string location, string named)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(307).With("Location", location));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.SystemError));
        Assert.That(failure.Message, Does.StartWith($"Shop redirected /v1/customers to another address ({named}), "));
        Assert.That(failure.Message + failure.Detail, Does.Not.Contain("t0ps3cret"));
    }

    [Test]
    public async Task Ends_where_it_goes_in_circles()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/customers",
            Reply.Status(301).With("Location", "/v1/customers")
        );
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(6));
        Assert.That(failure.Message, Does.Contain("more than 5 times"));
    }

    [Test]
    public async Task Is_not_followed_by_what_may_write()
    {
        using var vendor = new FakeVendor().Always(
            HttpMethod.Post,
            "/v1/search",
            Reply.Status(308).With("Location", "/v1/find")
        );
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.Calls.PageAsync(shop.Api.Search, Shop.Entries, default));

        Assert.That(failure.Message, Does.Contain("although it is no read"));
    }

    [Test]
    public async Task Counts_each_hop_as_a_request()
    {
        using var vendor = new FakeVendor()
            .Expect("/v1/customers", Reply.Status(302).With("Location", "/v1/export/orders"))
            .Expect("/v1/export/orders", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);
        var scope = CallScope.Current = new CallScope();

        using var page = await shop.CustomersAsync();
        CallScope.Current = null;

        Assert.That(scope.Requests, Is.EqualTo(2));
    }

    [TestCase(
        "https://me:t0ps3cret@login.example.com/in;id=t0ps3cret?token=t0ps3cret#t0ps3cret",
        "https://login.example.com/in"
    )]
    [TestCase("//login.example.com/in", "https://login.example.com/in")]
    [TestCase("orders", "https://api.shop.test/v1/orders")]
    [TestCase("///", "nowhere")]
    [TestCase("http://[", "nowhere")]
    public async Task Is_refused_with_its_target_where_none_may_be_followed(string location, string named)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(302).With("Location", location));
        using var shop = new Shop(vendor, options => options.RefusesRedirects = true);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(failure.Message, Does.StartWith($"Shop redirects /v1/customers to {named} (302). "));
        Assert.That(failure.Message + failure.Detail, Does.Not.Contain("t0ps3cret"));
    }
}
