using System.Net;
using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;
using Connectors.Tests.Records;

namespace Connectors.Tests.Http;

/// <summary>Hosts that users name, and where they may not lie.</summary>
public sealed class PublicHostTests
{
    [TestCase("8.8.8.8")]
    [TestCase("1.1.1.1")]
    [TestCase("9.255.255.255")]
    [TestCase("11.0.0.0")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.0")]
    [TestCase("126.255.255.255")]
    [TestCase("128.0.0.0")]
    [TestCase("169.253.255.255")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.0")]
    [TestCase("192.167.255.255")]
    [TestCase("192.169.0.0")]
    [TestCase("198.20.0.0")]
    [TestCase("223.255.255.255")]
    [TestCase("2606:4700:4700::1111")]
    [TestCase("2a00:1450:4001::1")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::8.8.8.8")]
    [TestCase("2002:808:808::1")]
    public void An_address_may_be_reached_from_everywhere(string address) =>
        Assert.That(PublicHost.IsPublic(IPAddress.Parse(address)), Is.True);

    [TestCase("0.0.0.0")]
    [TestCase("0.1.2.3")]
    [TestCase("10.0.0.1")]
    [TestCase("100.64.0.1")]
    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.255")]
    [TestCase("169.254.169.254", Description = "where clouds tell machines their keys")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.0.0.1")]
    [TestCase("192.0.2.1")]
    [TestCase("192.168.0.1")]
    [TestCase("198.18.0.1")]
    [TestCase("198.51.100.1")]
    [TestCase("203.0.113.1")]
    [TestCase("224.0.0.1")]
    [TestCase("240.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::127.0.0.1", Description = "a form that is out of use")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("::ffff:169.254.169.254")]
    [TestCase("64:ff9b::10.0.0.1")]
    [TestCase("64:ff9b::a9fe:a9fe")]
    [TestCase("64:ff9b:1::1")]
    [TestCase("2002:7f00:1::1")]
    [TestCase("2002:a9fe:a9fe::1")]
    [TestCase("100::1")]
    [TestCase("2001::1")]
    [TestCase("2001:db8::1")]
    [TestCase("3fff::1")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("fe80::1")]
    [TestCase("fe80::1%1")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public void An_address_lies_on_this_machine_or_in_a_network_of_its_own(string address) =>
        Assert.That(PublicHost.IsPublic(IPAddress.Parse(address)), Is.False);

    [TestCase("https://localhost/", true)]
    [TestCase("https://LOCALHOST:8443/", true)]
    [TestCase("https://localhost./", true)]
    [TestCase("https://a.localhost/", true)]
    [TestCase("https://a.localhost./", true)]
    [TestCase("https://127.0.0.1/", true)]
    [TestCase("https://127.1/", true)]
    [TestCase("https://2130706433/", true)]
    [TestCase("https://0x7f.1/", true)]
    [TestCase("https://10.1.2.3:8443/", true)]
    [TestCase("https://[::1]/", true)]
    [TestCase("https://[::ffff:10.0.0.1]/", true)]
    [TestCase("https://[fe80::1%251]/", true)]
    [TestCase("https://8.8.8.8/", false)]
    [TestCase("https://[2606:4700:4700::1111]/", false)]
    [TestCase("https://studio.example.com/", false)]
    [TestCase("https://localhost.example.com/", false)]
    [TestCase("https://mylocalhost/", false, Description = "whoever that is, he is looked at when he is called")]
    public void Some_hosts_are_known_without_asking_anybody(string address, bool isPrivate) =>
        Assert.That(PublicHost.IsKnownToBePrivate(new Uri(address)), Is.EqualTo(isPrivate));

    [TestCase("localhost")]
    [TestCase("LocalHost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    [TestCase("[::ffff:127.0.0.1]")]
    public async Task A_host_that_leads_here_is_refused_before_anything_is_sent(string host)
    {
        await using var server = RawServer.Saying(RawServer.Ok(Some.Page()));
        using var shop = Open($"http://{host}:{server.Port}/v1");

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(
            failure.Message,
            Does.Contain("which lies on this machine or in a private network").And.Contain("(allow_private_hosts)")
        );
        Assert.That((server.Connections, shop.Clock.Waits.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task It_is_called_where_the_user_means_it()
    {
        await using var server = RawServer.Saying(RawServer.Ok(Some.Page(2)));
        using var shop = new Shop(network: null, o => o.BaseAddress = server.Address);

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_proxy_may_lie_here()
    {
        await using var proxy = RawServer.Saying(RawServer.Ok(Some.Page(2)));
        using var shop = Open(
            "http://api.shop.invalid/v1",
            new HttpSettings { Proxy = new Uri($"http://localhost:{proxy.Port}") }
        );

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_proxy_here_may_tunnel_what_is_encrypted()
    {
        await using var proxy = RawServer.Saying("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        using var shop = Open(
            "https://api.shop.invalid/v1",
            new HttpSettings { Proxy = new Uri($"http://127.0.0.1:{proxy.Port}") }
        );

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Contain("the proxy did not open a connection to api.shop.invalid"));
        Assert.That(proxy.Heads, Has.All.StartsWith("CONNECT api.shop.invalid:443 "));
    }

    [Test]
    public async Task A_proxy_here_may_have_an_address_of_either_kind()
    {
        var proxy = RawServer.Saying(RawServer.Ok(Some.Page()));
        var port = proxy.Port;
        await proxy.DisposeAsync();
        using var shop = Open(
            "http://api.shop.invalid/v1",
            new HttpSettings { Proxy = new Uri($"http://[::1]:{port}") }
        );

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.StartWith("Could not reach Shop through the proxy "));
    }

    [Test]
    public async Task What_lies_here_beside_the_proxy_is_refused()
    {
        await using var server = RawServer.Saying(RawServer.Ok(Some.Page()));
        using var shop = Open(server.Address.AbsoluteUri);

        var failure = await VendorCallsTests.FailureOf(
            shop.Calls.LinkedLinesAsync(
                new Uri($"http://127.0.0.1:{server.Port}/file"),
                new SentLines(),
                CallOptions.Default,
                default
            )
        );

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(server.Connections, Is.Zero);
    }

    [Test]
    public async Task A_name_that_nobody_has_says_so()
    {
        using var shop = Open("http://api.shop.invalid/v1");

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.StartWith("Could not reach Shop: could not resolve api.shop.invalid"));
    }

    private static Shop Open(string address, HttpSettings? settings = null) =>
        new(
            network: null,
            o => (o.BaseAddress, o.RefusesPrivateHosts, o.MaxAttempts) = (new Uri(address), true, 2),
            settings
        );
}
