using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class LimitTests : IterableTest
{
    private readonly IterableOptions _project = new()
    {
        ExportsPerMinute = 4,
        GetUsersPerMinute = 5,
        MetricsPerMinute = 10,
        JobCallsPerSecond = 1,
    };

    [TestCase("/api/export/data.json?dataTypeName=emailOpen", 4)]
    [TestCase("/api/lists/getUsers?listId=55501", 5)]
    [TestCase("/api/campaigns/metrics?campaignId=7700123", 10)]
    public async Task No_minute_holds_more_requests_than_the_limit_of_their_path(string path, int permits)
    {
        var clock = new StandingClock();
        var client = await IterableAsync(_project, new SandboxOptions { Time = clock });
        for (var n = 0; n < permits; n++)
        {
            Assert.That(await StatusAsync(client, path), Is.Not.EqualTo(429));
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        var refused = await StatusAsync(client, path);
        clock.Advance(TimeSpan.FromSeconds(60 - (2 * permits)));
        var first = await StatusAsync(client, path);
        var second = await StatusAsync(client, path);

        Assert.That(refused, Is.EqualTo(429));
        Assert.That(first, Is.Not.EqualTo(429));
        Assert.That(second, Is.EqualTo(429), "only the first of the minute is over");
    }

    [Test]
    public async Task A_limit_of_one_path_is_none_of_another()
    {
        var client = await IterableAsync(_project, new SandboxOptions { Time = new StandingClock() });
        for (var n = 0; n < 4; n++)
        {
            await client.GetAsync(Export("emailOpen"));
        }

        using var refused = await client.GetAsync(Export("emailSend"));

        Assert.That((int)refused.StatusCode, Is.EqualTo(429));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("\"code\":\"RateLimitExceeded\""));
        Assert.That(await StatusAsync(client, "/api/lists/getUsers?listId=55501"), Is.EqualTo(200));
        Assert.That(await StatusAsync(client, "/api/lists"), Is.EqualTo(200));
    }

    [Test]
    public async Task Calls_about_jobs_share_a_limit_by_the_second_and_exports_have_none_of_it()
    {
        var clock = new StandingClock();
        var client = await IterableAsync(_project, new SandboxOptions { Time = clock });

        var statuses = new List<int>
        {
            await StatusAsync(client, "/api/export/jobs"),
            await StatusAsync(client, "/api/export/5000001/files"),
            await StatusAsync(client, Export("emailOpen")),
            await StatusAsync(client, Export("emailOpen")),
        };
        clock.Advance(TimeSpan.FromSeconds(1));
        statuses.Add(await StatusAsync(client, "/api/export/5000001/files"));

        Assert.That(statuses, Is.EqualTo(new[] { 200, 429, 200, 200, 404 }));
    }

    private static async Task<int> StatusAsync(VendorClient client, string path)
    {
        using var reply = await client.GetAsync(path);
        return (int)reply.StatusCode;
    }
}
