using System.Net;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.Serving;

internal sealed class LimitTests : SandboxTest
{
    [Test]
    public async Task The_request_beyond_the_rate_is_refused_until_the_second_is_over()
    {
        var clock = new StandingClock();
        var account = new ChartMogulOptions { RequestsPerSecond = 2 };
        var client = await ClientAsync(account, new SandboxOptions { Time = clock });
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
        {
            using var reply = await client.GetAsync("/v1/ping");
            statuses.Add(reply.StatusCode);
        }

        using var refused = await client.GetAsync("/v1/ping");
        clock.Advance(TimeSpan.FromSeconds(1));
        using var later = await client.GetAsync("/v1/ping");

        Assert.That(statuses.Select(status => (int)status), Is.EqualTo(new[] { 200, 200, 429 }));
        Assert.That(
            await refused.Content.ReadAsStringAsync(),
            Is.EqualTo("Your request rate has exceeded our rate limit.")
        );
        Assert.That(refused.Headers.RetryAfter, Is.Null);
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_request_beyond_the_parallel_limit_is_refused_with_503()
    {
        var server = await StartAsync(new ChartMogulOptions { MaxParallel = 2 });
        server.Faults.Add("stall@/v1/planx2");
        var client = Client(server);
        var stalled = new[] { client.GetAsync("/v1/plans"), client.GetAsync("/v1/plan_groups") };
        while (server.Requests.Count(request => request.Fault is not null) < 2)
        {
            await Task.Yield();
        }

        using var refused = await client.GetAsync("/v1/ping");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(stalled.Select(task => task.IsCompleted), Is.All.False);
    }
}
