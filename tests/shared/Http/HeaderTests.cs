using System.Text;
using Connectors.Errors;
using Connectors.Support;

namespace Connectors.Tests.Http;

/// <summary>Headers that a connector or its user gives.</summary>
public sealed class HeaderTests
{
    [TestCase("User-Agent")]
    [TestCase("user-agent")]
    public async Task The_name_that_the_options_give_counts_before_our_own(string name)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));
        using var shop = new Shop(vendor, o => o.Headers[name] = "Sync of (Example) / no version");

        using var page = await shop.CustomersAsync();

        Assert.That(vendor.Requests.Single().Headers["User-Agent"], Is.EqualTo("Sync of (Example) / no version"));
        Assert.That(vendor.Requests.Single().Headers["Accept"], Is.EqualTo("application/json"));
    }

    [TestCase("Authorization", "a key, bare; with=signs")]
    [TestCase("X-Organization", "Müller & Söhne")]
    [TestCase("User-Agent", "Ü-Agent")]
    public async Task A_value_arrives_as_it_is(string name, string value) =>
        Assert.That(await HeadAsync(name, value), Does.Contain($"\r\n{name}: {value}\r\n"));

    [TestCase("X-Organization", "Łódź")]
    [TestCase("X-Organization", "Söhne 株式会社")]
    [TestCase("Authorization", "kéy€")]
    public async Task A_value_beyond_ISO_8859_1_arrives_as_UTF_8(string name, string value) =>
        Assert.That(
            await HeadAsync(name, value),
            Does.Contain($"\r\n{name}: {Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value))}\r\n")
        );

    [TestCase("key\r\nX-Evil: 1")]
    [TestCase("key\n")]
    [TestCase("ke\0y")]
    public async Task A_value_that_would_begin_another_header_is_refused_without_being_shown(string value)
    {
        using var vendor = new FakeVendor().Always("/v1/customers", Reply.Json(Some.Page()));

        var refused = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            using var shop = new Shop(vendor, o => o.Headers["X-Key"] = value);
            using var page = await shop.CustomersAsync();
        });

        Assert.That(refused!.FailureType, Is.EqualTo(FailureType.ConfigError));
        Assert.That(refused.Message, Does.Contain("X-Key").And.Not.Contain("Evil"));
        Assert.That(vendor.Requests, Is.Empty);
    }

    /// <summary>What a server gets, each byte as a character.</summary>
    private static async Task<string> HeadAsync(string name, string value)
    {
        await using var server = RawServer.Saying(RawServer.Ok(Some.Page()));
        using var shop = new Shop(
            network: null,
            o =>
            {
                o.BaseAddress = server.Address;
                o.Authorization = null;
                o.Headers[name] = value;
            }
        );

        using var page = await shop.CustomersAsync();

        return server.Heads.Single();
    }
}
