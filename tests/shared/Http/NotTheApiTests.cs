using Connectors.Errors;
using Connectors.Paging;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Http;

/// <summary>Answers that are none of the API, and those that say that there is nothing.</summary>
public sealed class NotTheApiTests
{
    private const string Advice = "Check the host.";

    [TestCase("<!DOCTYPE html><p>Log in</p>", "with HTML instead of JSON")]
    [TestCase("\uFEFF  <html/>", "with HTML instead of JSON")]
    [TestCase("It works!", "with a body that is broken off or not the JSON it should be: ")]
    [TestCase("\"{\"", "with a body that is broken off or not the JSON it should be: ")]
    public async Task Something_else_than_JSON_first_is_an_error_of_the_config_at_once(string body, string what)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(body));
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(failure.Message, Does.StartWith($"Shop (api.shop.test) answered /v1/customers {what}"));
        Assert.That(failure.Message, Does.EndWith(". " + Advice));
        Assert.That((vendor.Requests.Count, shop.Clock.Waits.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Behind_an_answer_that_was_right_it_is_a_server_in_trouble()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Json(Some.Page()),
            Reply.Html(),
            Reply.Json(Some.Page(2))
        );
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        using var first = await shop.CustomersAsync();
        using var second = await shop.CustomersAsync();

        Assert.That(second.Count, Is.EqualTo(2));
        Assert.That(shop.Clock.Waits, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Behind_a_refusal_it_is_still_the_first_answer()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(503), Reply.Html());
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(vendor.Requests, Has.Count.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("{\"entries\":[")]
    [TestCase("{\"rows\":[]}")]
    public async Task An_answer_that_looks_like_JSON_is_a_server_in_trouble(string body)
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Json(body), Reply.Json(Some.Page(2)));
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Without_the_advice_it_is_a_server_in_trouble()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Html(), Reply.Json(Some.Page(2)));
        using var shop = new Shop(vendor);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task No_content_is_a_page_without_records()
    {
        using var vendor = new FakeVendor().Expect("/v1/customers", Reply.Status(204), Reply.Status(204));
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        using var page = await shop.CustomersAsync();
        using var selected = (await shop.CustomersAsync()).Select(batch => batch);

        Assert.That((page.Count, page.Records().Count, selected.Records().Count), Is.EqualTo((0, 0, 0)));
        Assert.That(NextPage.ByCursor("cursor", "has_more").After(page, "a"), Is.Null, "and the last one");
        Assert.That(shop.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task No_content_is_an_answer_that_is_right()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/customers",
            Reply.Status(204),
            Reply.Html(),
            Reply.Json(Some.Page(2))
        );
        using var shop = new Shop(vendor, o => o.WhenNotTheApi = Advice);

        using var none = await shop.CustomersAsync();
        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
    }
}
