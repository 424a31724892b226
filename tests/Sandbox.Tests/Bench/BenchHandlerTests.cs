using Sandbox.ChartMogul;

namespace Sandbox.Tests.Bench;

internal sealed class BenchHandlerTests : SandboxTest
{
    [Test]
    public async Task Pages_come_with_their_length_and_the_rest_of_the_vendor_beside_them()
    {
        var client = await ClientAsync(
            options: new SandboxOptions { Bench = new ActivityPages(450), PathPrefix = "/p" }
        );

        using var page = await client.StartAsync("/v1/activities");

        Assert.That(page.Content.Headers.ContentLength, Is.GreaterThan(100_000));
        Assert.That(await client.ListAsync("/v1/activities"), Has.Count.EqualTo(450));
        Assert.That(await client.ListAsync("/v1/customers"), Has.Count.EqualTo(50));
    }

    [Test]
    public async Task Statistics_count_pages_until_they_are_reset()
    {
        var client = await ClientAsync(options: new SandboxOptions { Bench = new ActivityPages(600) });
        await client.ListAsync("/v1/activities");

        var before = await client.JsonAsync("/bench/stats?reset");
        var after = await client.JsonAsync("/bench/stats");

        Assert.That((int?)before["pages"], Is.EqualTo(3));
        Assert.That((double?)before["cpu_microseconds_per_page"], Is.GreaterThan(0));
        Assert.That((int?)after["pages"], Is.Zero);
    }

    [Test]
    public async Task A_page_that_does_not_exist_is_refused()
    {
        var client = await ClientAsync(options: new SandboxOptions { Bench = new ActivityPages(600) });

        using var reply = await client.GetAsync("/v1/activities?cursor=p000000099");

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }
}
