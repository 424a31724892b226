using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class SessionTests : BrontoTest
{
    private const string Page = "<filter/><pageNumber>1</pageNumber>";

    [Test]
    public async Task A_wrong_token_gets_no_session()
    {
        var server = await ServeAsync(Vendor(new BrontoOptions { ApiKey = "right" }));
        using var client = new BrontoClient(server);

        var wrong = await client.CallAsync("login", "<apiToken>wrong</apiToken>");
        var right = await client.LogInAsync("right");

        Assert.That(wrong.FaultCode, Is.EqualTo(102));
        Assert.That(right, Has.Length.EqualTo(36));
    }

    [TestCase(null)]
    [TestCase("00000000-0000-4000-8000-000000000001")]
    public async Task A_call_needs_a_session_that_there_is(string? session)
    {
        var client = await BrontoAsync();
        client.Session = session;

        var reply = await client.CallAsync("readLists", Page);

        Assert.That(reply.FaultCode, Is.EqualTo(103));
    }

    [Test]
    public async Task A_session_expires_twenty_minutes_after_its_last_call()
    {
        var client = await BrontoAsync();
        var codes = new List<int?>();
        foreach (var minutes in new[] { 19, 19, 20 })
        {
            Clock.Advance(TimeSpan.FromMinutes(minutes));
            codes.Add((await client.CallAsync("readLists", Page)).FaultCode);
        }

        await client.LogInAsync();
        codes.Add((await client.CallAsync("readLists", Page)).FaultCode);

        Assert.That(codes, Is.EqualTo(new int?[] { null, null, 103, null }));
    }

    [Test]
    public async Task Another_login_leaves_the_first_session_alone_and_a_logout_ends_only_its_own()
    {
        var client = await BrontoAsync();
        var first = client.Session;
        var second = await client.LogInAsync();

        var left = await client.CallAsync("logout", "");
        var gone = await client.CallAsync("readLists", Page);
        client.Session = first;
        var alive = await client.CallAsync("readLists", Page);

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(left.Content.Name.LocalName, Is.EqualTo("logoutResponse"));
        Assert.That(gone.FaultCode, Is.EqualTo(103));
        Assert.That(alive.FaultCode, Is.Null);
    }

    [Test]
    public async Task A_session_may_die_after_so_many_calls()
    {
        var client = await BrontoAsync(new BrontoOptions { ExpireAfterCalls = 2 });
        var codes = new List<int?>();
        for (var call = 0; call < 4; call++)
        {
            codes.Add((await client.CallAsync("readLists", Page)).FaultCode);
        }

        Assert.That(codes, Is.EqualTo(new int?[] { null, null, 103, 103 }));
    }

    [Test]
    public async Task No_session_may_ever_be_valid()
    {
        var client = await BrontoAsync(new BrontoOptions { Oddities = Oddities.SessionAlwaysInvalid });

        var reply = await client.CallAsync("readLists", Page);

        Assert.That(client.Session, Is.Not.Null);
        Assert.That(reply.FaultCode, Is.EqualTo(103));
    }

    [Test]
    public async Task Two_calls_at_once_in_one_session_are_counted_and_remarked()
    {
        var vendor = Vendor();
        var server = await StartAsync(vendor, new SandboxOptions { Time = Clock, Latency = TimeSpan.FromMinutes(1) });
        using var client = new BrontoClient(server) { Session = "one" };
        using var other = new BrontoClient(server) { Session = "other" };
        var calls = new[] { client, client, other }.Select(one => one.CallAsync("readLists", Page)).ToList();
        while (Clock.Waiting < 3)
        {
            await Task.Yield();
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(calls);
        var statistics = await Client(server).JsonAsync("/sandbox/requests");

        Assert.That(vendor.ParallelCalls, Is.EqualTo(1));
        Assert.That(server.Requests.Count(request => request.Remark is not null), Is.EqualTo(1));
        Assert.That((int?)statistics["by_remark"]?["parallel use of a session"], Is.EqualTo(1));
    }

    [Test]
    public async Task Calls_one_after_the_other_are_not_parallel()
    {
        var vendor = Vendor();
        var client = await ClientOfAsync(await ServeAsync(vendor));
        for (var call = 0; call < 20; call++)
        {
            await client.CallAsync("readLists", Page);
        }

        Assert.That(vendor.ParallelCalls, Is.Zero);
        Assert.That(vendor.Logins, Is.EqualTo(1));
    }
}
