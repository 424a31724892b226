using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class LimitTests : TotangoTest
{
    [Test]
    public async Task Every_answer_says_how_many_calls_are_left_and_the_one_beyond_is_refused()
    {
        var clock = new StandingClock();
        var vendor = new TotangoVendor(new TotangoOptions { RequestsPerMinute = 2 });
        using var client = new TotangoClient(await StartAsync(vendor, new SandboxOptions { Time = clock }));

        using var first = await client.GetAsync("/api/v3/activity-types/");
        clock.Advance(TimeSpan.FromSeconds(20));
        using var second = await client.GetAsync("/api/v3/nothing/");
        using var beyond = await client.GetAsync("/api/v3/activity-types/");
        clock.Advance(TimeSpan.FromSeconds(40));
        using var later = await client.GetAsync("/api/v3/activity-types/");

        Assert.That(
            new[] { first, second, beyond, later }.Select(Standing),
            Is.EqualTo(new[] { "200: 1 of 2, 60", "404: 0 of 2, 40", "429: 0 of 2, 40", "200: 0 of 2, 20" })
        );
        Assert.That(beyond.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(40)));
        Assert.That(await beyond.Content.ReadAsStringAsync(), Is.EqualTo("Too many requests"));
    }

    [Test]
    public async Task Without_a_limit_there_are_always_calls_left_even_in_a_fault()
    {
        var server = await ServeAsync();
        server.Faults.Add("503#2");
        server.Faults.Add("429=7#3");
        using var client = new TotangoClient(server);

        using var first = await client.GetAsync("/api/v3/activity-types/");
        using var second = await client.GetAsync("/api/v3/activity-types/");
        using var third = await client.GetAsync("/api/v3/activity-types/");

        Assert.That(
            new[] { first, second, third }.Select(Standing),
            Is.EqualTo(new[] { "200: 99 of 100, 1", "503: 99 of 100, 1", "429: 99 of 100, 1" })
        );
        Assert.That(third.Headers.GetValues("Retry-After"), Is.EqualTo(new[] { "7" }));
    }

    private static string Standing(HttpResponseMessage reply) =>
        $"{(int)reply.StatusCode}: {Header(reply, "Remaining")} of {Header(reply, "Limit")}, {Header(reply, "Reset")}";

    private static string Header(HttpResponseMessage reply, string name) =>
        string.Join(',', reply.Headers.GetValues("RateLimit-" + name));
}
