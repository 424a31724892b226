using Connectors.Errors;
using Connectors.Records;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>What must not end as a page with records missing, though its status is 200.</summary>
public class VendorCallsBodyTests
{
    private static readonly IEnumerable<TestCaseData> Broken =
    [
        new TestCaseData(Reply.Html()).SetArgDisplayNames("HTML"),
        new TestCaseData(Reply.Json("{\"entries\":[{\"uuid\":1},")).SetArgDisplayNames("broken off"),
        new TestCaseData(Reply.Json("{\"entries\":[{\"uuid\":1}]} x")).SetArgDisplayNames("something behind it"),
        new TestCaseData(Reply.Json("{\"entries\":[{\"uuid\":nil}]}")).SetArgDisplayNames("no JSON inside"),
        new TestCaseData(Reply.Json("{\"rows\":[]}")).SetArgDisplayNames("no records"),
        new TestCaseData(Reply.Json("")).SetArgDisplayNames("empty"),
        new TestCaseData(Reply.Cut("{\"entries\":[]}", 100)).SetArgDisplayNames("shorter than announced"),
        new TestCaseData(Reply.From(() => new BreakingStream("{\"entries\":["))).SetArgDisplayNames("connection reset"),
    ];

    [TestCaseSource(nameof(Broken))]
    public async Task A_reply_that_is_no_whole_page_is_asked_for_again(Reply broken)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", broken, broken, Reply.Json(Some.Page(2)));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(2));
    }

    [TestCaseSource(nameof(Broken))]
    public async Task A_reply_that_stays_no_page_fails_as_transient(Reply broken)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", broken);
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(
            failure.Message,
            Does.Contain("api.shop.test").And.Contain("/v1/customers").And.Contain("Tried 8 times")
        );
    }

    [TestCase("<!DOCTYPE html><p>Log in</p>", "Shop (api.shop.test) answered /v1/customers with HTML instead of JSON.")]
    [TestCase("\uFEFF  <html/>", "Shop (api.shop.test) answered /v1/customers with HTML instead of JSON.")]
    [TestCase("", "Shop (api.shop.test) answered /v1/customers with an empty body instead of JSON.")]
    [TestCase(
        "{\"entries\":[",
        "Shop (api.shop.test) answered /v1/customers with a body that is broken off or not the JSON it should be: "
    )]
    public async Task The_failure_says_what_came_instead(string body, string message)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(body));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.StartWith(message));
    }

    [TestCase("<html></html>", "with HTML instead of JSON")]
    [TestCase("{\"data\":", "not the expected JSON in line 1")]
    [TestCase("{\"other\":1}", "not the expected JSON in line 1")]
    [TestCase("null", "it is null")]
    public async Task A_small_answer_is_checked_alike(string body, string what)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(body));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.JsonAsync(t => shop.Api.Customers(null, t), ShopJson.Default.Pong, default)
        );

        Assert.That(failure.Message, Does.Contain(what));
        Assert.That(vendor.Requests, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task A_small_answer_is_read_beyond_its_first_buffer()
    {
        var text = new string('x', 100_000);
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json($$"""{"data":"{{text}}"}"""));
        using var shop = new Shop(vendor);

        var pong = await shop.Calls.JsonAsync(t => shop.Api.Customers(null, t), ShopJson.Default.Pong, default);

        Assert.That(pong.Data, Is.EqualTo(text));
    }

    [Test]
    public async Task A_small_answer_without_end_is_refused()
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => new EndlessStream()));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 1);

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.JsonAsync(t => shop.Api.Customers(null, t), ShopJson.Default.Pong, default)
        );

        Assert.That(failure.Message, Does.Contain("longer than"));
    }

    [Test]
    public async Task Only_the_beginning_of_an_endless_refusal_is_read()
    {
        var body = new EndlessStream();
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.From(() => body).AsStatus(400));
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Detail, Does.EndWith("…"));
        Assert.That(body.Given, Is.LessThanOrEqualTo(64 * 1024));
    }

    [Test]
    public async Task A_refusal_whose_text_breaks_off_is_still_that_refusal()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/customers",
            Reply.From(() => new BreakingStream("No ke")).AsStatus(401)
        );
        using var shop = new Shop(vendor);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(failure.Message, Does.EndWith("No ke"));
    }

    [Test]
    public async Task A_page_that_finds_no_room_is_our_failure_and_not_asked_for_again()
    {
        var record = $$"""{"text":"{{new string('x', 1_000_000)}}"}""";
        var page = $$"""{"entries":[{{string.Join(',', Enumerable.Repeat(record, 18))}}]}""";
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(page));
        using var shop = new Shop(vendor, spool: new Spool(["/nowhere"]));

        var failure = await FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.SystemError));
        Assert.That(failure.Message, Does.StartWith("The answer of Shop to /v1/customers cannot be kept: "));
        Assert.That(failure.Message, Does.Contain("temporary file"));
    }

    private static async Task<ConnectorException> FailureOf(Task call)
    {
        try
        {
            await call;
        }
        catch (ConnectorException e)
        {
            return e;
        }

        throw new AssertionException("The call should have failed.");
    }
}
