using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Tests.Http;

public class VendorCallsTests
{
    [Test]
    public async Task A_page_arrives_with_its_records_and_steering_values()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(Some.Page(3, "next", more: true)));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That((page.Count, page.Text("cursor"), page.Flag("has_more")), Is.EqualTo((3, "next", true)));
        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task A_small_answer_arrives_as_an_object_and_a_byte_order_mark_is_skipped()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json("\uFEFF{\"data\":\"pong!\"}"));
        using var shop = new Shop(vendor);

        var pong = await shop.Calls.JsonAsync(t => shop.Api.Customers(null, t), ShopJson.Default.Pong, default);

        Assert.That(pong.Data, Is.EqualTo("pong!"));
    }

    [Test]
    public async Task A_query_arrives_escaped_and_each_request_says_who_asks()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor, o => o.Headers["X-Account"] = "7");

        using var page = await shop.CustomersAsync("a+b/c=d e&f");

        var request = vendor.Requests.Single();
        Assert.That(request.PathAndQuery, Is.EqualTo("/v1/customers?cursor=a%2Bb%2Fc%3Dd%20e%26f"));
        Assert.That(request.Headers["Authorization"], Is.EqualTo("Basic c2VjcmV0Og=="));
        Assert.That(request.Headers["User-Agent"], Is.EqualTo("source-shop/1.0"));
        Assert.That(request.Headers["Accept"], Is.EqualTo("application/json"));
        Assert.That(request.Headers["X-Account"], Is.EqualTo("7"));
    }

    [Test]
    public async Task A_path_segment_arrives_escaped()
    {
        using var vendor = new FakeVendor().Always("https://api.shop.test/*", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);

        using var page = await shop.Calls.PageAsync(t => shop.Api.Orders("a/b c", t), Shop.Entries, default);

        Assert.That(vendor.Requests.Single().PathAndQuery, Is.EqualTo("/v1/customers/a%2Fb%20c/orders"));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(408)]
    [TestCase(524)]
    public async Task A_fault_that_passes_is_tried_again_with_random_waits_that_double(int status)
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(status),
            Reply.Status(status),
            Reply.Status(status),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(shop.Clock.Waits.Select(w => w.TotalSeconds), Is.EqualTo(new[] { 0.5, 1, 2 }));
    }

    [Test]
    public async Task A_fault_that_stays_fails_as_transient_after_eight_tries()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/customers",
            Reply.Status(502, "<html><title>Bad Gateway</title>")
        );
        using var shop = new Shop(vendor);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(8));
        Assert.That(
            (failure.FailureType, failure.Status),
            Is.EqualTo((FailureType.TransientError, HttpStatusCode.BadGateway))
        );
        Assert.That(failure.Message, Does.StartWith("Shop had a fault of its own (502 at /v1/customers)."));
        Assert.That(failure.Message, Does.EndWith("Tried 8 times in 62 s."));
        Assert.That(failure.Detail, Is.EqualTo("HTTP 502 api.shop.test/v1/customers: HTML page \"Bad Gateway\""));
    }

    [TestCase(401, FailureType.ConfigError)]
    [TestCase(403, FailureType.ConfigError)]
    [TestCase(400, FailureType.SystemError)]
    [TestCase(422, FailureType.SystemError)]
    public async Task A_refusal_is_not_tried_again_and_says_what_the_vendor_said(int status, FailureType type)
    {
        using var vendor = new FakeVendor().Always(
            "/v1/customers",
            Reply.Status(status, """{"message":"No such key"}""")
        );
        using var shop = new Shop(vendor);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
        Assert.That(failure.FailureType, Is.EqualTo(type));
        Assert.That(
            failure.Message,
            Does.Contain($"({status} at /v1/customers)").And.EndWith("The answer says: No such key")
        );
    }

    [Test]
    public async Task A_client_can_tell_a_404_by_its_status()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/customers",
            Reply.Status(404, """{"error":"Customer not found"}""")
        );
        using var shop = new Shop(vendor);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(failure.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(failure.Detail, Does.Contain("Customer not found"));
    }

    [Test]
    public async Task A_rule_of_the_vendor_may_limit_the_tries_and_has_its_own_sentence()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(402));
        using var shop = new Shop(
            vendor,
            o =>
                o.Statuses = o.Statuses.With(
                    402,
                    StatusRule.Transient("{vendor} said {status} at {path}.", maxTries: 3)
                )
        );

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
        Assert.That(failure.Message, Does.StartWith("Shop said 402 at /v1/customers. Tried 3 times"));
    }

    [Test]
    public async Task A_limit_has_more_tries_than_a_fault_since_it_may_last_minutes()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(429));
        using var shop = new Shop(vendor);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(20));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
    }

    [Test]
    public async Task Nothing_is_tried_again_after_the_retry_budget()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Status(500));
        using var shop = new Shop(vendor, o => o.RetryBudget = TimeSpan.FromSeconds(10));

        await FailureOf(shop.CustomersAsync());

        Assert.That(
            shop.Clock.Waits.Select(w => w.TotalSeconds),
            Is.EqualTo(new[] { 0.5, 1, 2, 4 }),
            "8 more would pass 10 s"
        );
    }

    [Test]
    public async Task A_request_that_may_write_is_not_tried_again_unless_the_call_says_it_only_reads()
    {
        using var vendor = new FakeVendor().Always(HttpMethod.Post, "/v1/search", Reply.Status(503));
        using var shop = new Shop(vendor);

        await FailureOf(shop.Calls.PageAsync(shop.Api.Search, Shop.Entries, default));
        var unasked = vendor.Requests.Count;
        await FailureOf(
            shop.Calls.PageAsync(shop.Api.Search, Shop.Entries, new CallOptions { SafeToRepeat = true }, default)
        );

        Assert.That((unasked, vendor.Requests.Count), Is.EqualTo((1, 9)));
    }

    [Test]
    public async Task A_network_failure_is_tried_again_and_names_host_and_cause()
    {
        var cause = new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known");
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Fails(cause));
        using var shop = new Shop(vendor);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(vendor.Requests, Has.Count.EqualTo(8));
        Assert.That(
            (failure.FailureType, failure.Status),
            Is.EqualTo((FailureType.TransientError, (HttpStatusCode?)null))
        );
        Assert.That(
            failure.Message,
            Does.StartWith("Could not reach Shop: could not resolve api.shop.test (at /v1/customers).")
        );
        Assert.That(failure.Detail, Does.Contain("Name or service not known"));
    }

    [Test]
    public async Task A_connection_that_is_not_made_in_time_says_so()
    {
        var cause = new TaskCanceledException("A connection could not be established", new TimeoutException());
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Fails(cause));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 1);

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.Contain("no connection in time to api.shop.test"));
    }

    [Test]
    public void A_second_client_is_refused_since_it_would_take_the_pace_of_the_first()
    {
        var services = new ServiceCollection().AddVendorClient<IShopApi>(_ => { });

        Assert.That(() => services.AddVendorClient<IShopApi>(_ => { }), Throws.InvalidOperationException);
    }

    [Test]
    public void A_defect_is_neither_retried_nor_dressed_up()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Fails(new InvalidOperationException("ours")));
        using var shop = new Shop(vendor);

        Assert.That(
            async () => await shop.CustomersAsync(),
            Throws.InvalidOperationException.With.Message.EqualTo("ours")
        );
        Assert.That(vendor.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_interface_cannot_be_called_around_the_calls()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor);

        Assert.That(
            async () => await shop.Api.Customers(null, default),
            Throws.Exception.With.InnerException.InstanceOf<InvalidOperationException>()
        );
    }

    internal static async Task<VendorException> FailureOf(Task call)
    {
        try
        {
            await call;
        }
        catch (VendorException e)
        {
            return e;
        }

        throw new AssertionException("The call should have failed.");
    }
}
