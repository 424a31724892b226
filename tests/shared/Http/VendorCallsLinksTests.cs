using Connectors.Http;
using Connectors.Records;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Http;

/// <summary>Files that a vendor points to: on another host, without its credentials, and at a pace of their own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsLinksTests
{
    private static readonly Uri Link = new("https://files.test/part-1?signature=abc");

    [Test]
    public async Task A_linked_file_is_fetched_from_its_host_without_credentials()
    {
        using var vendor = new FakeVendor().Expect("https://files.test/part-1", Reply.Json("{\"id\":1}"));
        using var shop = new Shop(vendor, o => o.Headers["Api-Key"] = "secret");

        using var page = await LinkedAsync(shop);

        var request = vendor.Requests.Single();
        Assert.That(request.PathAndQuery, Is.EqualTo("/part-1?signature=abc"));
        Assert.That(request.Headers.Keys, Is.EquivalentTo(new[] { "User-Agent" }));
        Assert.That(page.Records(), Is.EqualTo(new[] { """{"id":1}""" }));
    }

    [Test]
    public async Task A_linked_file_is_repeated_like_any_read_and_its_query_is_told_to_nobody()
    {
        using var vendor = new FakeVendor().Always("https://files.test/part-1", Reply.Status(503));
        using var shop = new Shop(vendor, o => o.MaxAttempts = 3);

        var failure = await VendorCallsTests.FailureOf(LinkedAsync(shop));

        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
        Assert.That(failure.ToString() + failure.Detail + string.Concat(shop.Log.Lines), Does.Not.Contain("signature"));
    }

    [Test]
    public async Task A_host_of_files_that_asks_for_a_pause_gets_it_and_the_vendor_is_not_kept_waiting()
    {
        using var vendor = new FakeVendor()
            .Expect("https://files.test/part-1", Reply.Status(503).With("Retry-After", "600"))
            .Expect("/v1/customers", Reply.Json(Some.Page()))
            .Expect("https://files.test/part-1", Reply.Json("{\"id\":1}"));
        using var shop = new Shop(vendor);
        shop.Clock.Holds = true;

        var file = LinkedAsync(shop);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(600.25));
        using var customers = await shop.CustomersAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        shop.Clock.Advance(TimeSpan.FromSeconds(601));
        using var page = await file.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        Assert.That((customers.Count, page.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_call_of_the_vendor_takes_no_place_from_its_files()
    {
        using var vendor = new FakeVendor().Expect("https://files.test/part-1", Reply.Json("{\"id\":1}"));
        using var held = new Holding(vendor, "/v1/");
        using var shop = new Shop(held, settings: new HttpSettings { Workers = 1 });
        using var stop = new CancellationTokenSource();

        var customers = shop.CustomersAsync(ct: stop.Token);
        await held.StartedAsync(1);
        using var page = await LinkedAsync(shop).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        await stop.CancelAsync();

        Assert.That(page.Count, Is.EqualTo(1));
        Assert.That(async () => await customers, Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task<RecordPage> LinkedAsync(Shop shop) =>
        shop.Calls.LinkedLinesAsync(Link, new SentLines(), CallOptions.Default, default);
}
