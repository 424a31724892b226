using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Endpoints with a limit of their own.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class VendorCallsLaneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Others_go_on_while_all_places_of_an_endpoint_are_taken()
    {
        using var vendor = Vendor();
        using var held = new Holding(vendor, "/v1/export");
        using var shop = Make(held, RateLimit.PerSecond(1000), workers: 2);

        var exports = Enumerable.Range(0, 3).Select(_ => shop.ExportAsync()).ToList();
        await held.StartedAsync(2);
        for (var i = 0; i < 5; i++)
        {
            using var page = await shop.CustomersAsync().WaitAsync(Patience, TimeProvider.System);
        }

        Assert.That(held.MostAtOnce, Is.EqualTo(2), "as many as there are workers");
        await FinishAsync(held, exports);
    }

    [Test]
    public async Task An_endpoint_goes_on_while_all_other_places_are_taken()
    {
        using var vendor = Vendor();
        using var held = new Holding(vendor, "/v1/customers");
        using var shop = Make(held, RateLimit.PerSecond(1000), workers: 2);

        var others = Enumerable.Range(0, 3).Select(_ => shop.CustomersAsync()).ToList();
        await held.StartedAsync(2);
        using var export = await shop.ExportAsync().WaitAsync(Patience, TimeProvider.System);

        Assert.That(export.Count, Is.EqualTo(2));
        await FinishAsync(held, others);
    }

    [Test]
    public async Task Calls_that_stood_in_line_for_a_place_do_not_go_out_in_a_bunch()
    {
        using var vendor = Vendor();
        using var held = new Holding(vendor, "/v1/export");
        using var shop = Make(held, RateLimit.PerMinute(4), workers: 2);
        shop.Clock.Holds = true;
        held.Clock = shop.Clock;

        var exports = Enumerable.Range(0, 6).Select(_ => shop.ExportAsync()).ToList();
        await held.StartedAsync(1);
        await shop.Clock.PendingAsync(TimeSpan.FromSeconds(15));
        shop.Clock.Advance(TimeSpan.FromSeconds(15));
        await held.StartedAsync(2);
        // Both bodies are slow. By the pace alone, two more would be due when they end.
        shop.Clock.Advance(TimeSpan.FromSeconds(45));
        held.LetGo();
        await held.StartedAsync(3);
        held.LetGo();
        for (var i = 4; i <= 6; i++)
        {
            await shop.Clock.PendingAsync(TimeSpan.FromSeconds(15));
            shop.Clock.Advance(TimeSpan.FromSeconds(15));
            await held.StartedAsync(i);
            held.LetGo();
        }

        held.LetGo();
        await Task.WhenAll(exports).WaitAsync(Patience, TimeProvider.System);

        var start = held.Starts[0];
        Assert.That(held.Starts.Select(at => (at - start).TotalSeconds), Is.EqualTo(new[] { 0, 15, 60, 75, 90, 105 }));
        Assert.That(held.MostAtOnce, Is.LessThanOrEqualTo(2));
        exports.ForEach(export => export.GetAwaiter().GetResult().Dispose());
    }

    [Test]
    public async Task A_refusal_makes_the_calls_of_an_endpoint_go_one_by_one_for_good()
    {
        using var vendor = new FakeVendor().Expect("/v1/export/orders", Reply.Status(429));
        vendor.Always("/v1/export/orders", Reply.Json(Some.Page())).Always("/v1/customers", Reply.Json(Some.Page()));
        using var held = new Holding(vendor, "/v1/");
        using var shop = Make(held, RateLimit.PerSecond(1000), workers: 4);

        var refused = shop.ExportAsync();
        await held.StartedAsync(1);
        held.LetGo();
        await held.StartedAsync(2);
        held.LetGo();
        (await refused).Dispose();
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var exports = Enumerable.Range(0, 4).Select(_ => shop.ExportAsync()).ToList();
        for (var i = 3; i <= 6; i++)
        {
            await held.StartedAsync(i);
            held.LetGo();
        }

        foreach (var export in exports)
        {
            (await export.WaitAsync(Patience, TimeProvider.System)).Dispose();
        }

        Assert.That(held.MostAtOnce, Is.EqualTo(1));
        var others = Enumerable.Range(0, 4).Select(_ => shop.CustomersAsync()).ToList();
        await held.StartedAsync(10);
        Assert.That(held.MostAtOnce, Is.EqualTo(4), "others were not refused");
        await FinishAsync(held, others, before: 6);
    }

    [Test]
    public async Task Waiting_for_the_pace_does_not_use_up_the_time_for_attempts()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/export/orders",
            Reply.Json(Some.Page()),
            Reply.Status(500),
            Reply.Status(500),
            Reply.Json(Some.Page())
        );
        using var shop = new Shop(
            vendor,
            o =>
            {
                o.RetryBudget = TimeSpan.FromSeconds(10);
                o.PathRates.Add(RateLimit.PerMinute(1).On("/export"));
            }
        );

        using var first = await shop.ExportAsync();
        using var second = await shop.ExportAsync();

        vendor.VerifyAllCame();
    }

    [Test]
    public async Task Waiting_for_a_place_does_not_use_up_the_time_for_attempts()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/export/orders",
            Reply.Json(Some.Page()),
            Reply.Status(500),
            Reply.Json(Some.Page())
        );
        using var held = new Holding(vendor, "/v1/export");
        using var shop = new Shop(
            held,
            o =>
            {
                o.HeaderTimeout = TimeSpan.FromHours(2);
                o.RetryBudget = TimeSpan.FromSeconds(10);
                o.PathRates.Add(RateLimit.PerSecond(1000).On("/export"));
            },
            new HttpSettings { Workers = 1 }
        );

        var first = shop.ExportAsync();
        await held.StartedAsync(1);
        var second = shop.ExportAsync();
        shop.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 1; i <= 3; i++)
        {
            await held.StartedAsync(i);
            held.LetGo();
        }

        (await first).Dispose();
        (await second.WaitAsync(Patience, TimeProvider.System)).Dispose();
        vendor.VerifyAllCame();
    }

    private static FakeVendor Vendor() =>
        new FakeVendor()
            .Always("/v1/export/orders", Reply.Json(Some.Page()))
            .Always("/v1/customers", Reply.Json(Some.Page()));

    private static Shop Make(HttpMessageHandler network, RateLimit limit, int workers) =>
        new(network, o => o.PathRates.Add(limit.On("/export")), new HttpSettings { Workers = workers });

    /// <summary>Lets all go, in the order in which they go out.</summary>
    /// <param name="before">How many were held and let go before them.</param>
    private static async Task FinishAsync(Holding held, List<Task<Connectors.Records.RecordPage>> calls, int before = 0)
    {
        for (var i = 1; i <= calls.Count; i++)
        {
            await held.StartedAsync(before + i);
            held.LetGo();
        }

        foreach (var call in calls)
        {
            (await call.WaitAsync(Patience, TimeProvider.System)).Dispose();
        }
    }
}
