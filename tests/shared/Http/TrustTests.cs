using Connectors.Errors;
using Connectors.Http;
using Connectors.Support;

namespace Connectors.Tests.Http;

public class TrustTests
{
    private const string Page = """{"entries":[]}""";

    [Test]
    public async Task A_certificate_of_an_unknown_authority_is_refused_once_and_the_way_out_is_named()
    {
        using var authority = new Authority();
        await using var server = Serving(authority, "localhost");
        using var shop = Open(server, new HttpSettings());

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.FailureType, Is.EqualTo(FailureType.TransientError));
        Assert.That(failure.Message, Does.Contain("the certificate of localhost is not trusted"));
        Assert.That(failure.Message, Does.Contain("proxy_ca_certificate").And.Contain("SSL_CERT_FILE"));
        Assert.That(shop.Clock.Waits, Is.Empty);
        Assert.That(server.Heads, Is.Empty);
    }

    [Test]
    public async Task A_certificate_of_an_authority_from_the_config_is_accepted()
    {
        using var authority = new Authority();
        await using var server = Serving(authority, "localhost");
        using var shop = Open(server, new HttpSettings { ProxyCaPem = authority.Pem });

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.Zero);
    }

    [Test]
    public async Task Further_authorities_are_asked_for_when_a_server_is_not_trusted_without_them()
    {
        using var authority = new Authority();
        using var other = new Authority();
        await using var server = Serving(authority, "localhost");
        var bundle = other.Pem + "\n" + authority.Pem;
        using var shop = Open(server, new HttpSettings { FurtherAuthorities = () => bundle });

        using var page = await shop.CustomersAsync();

        Assert.That(page.Count, Is.Zero);
    }

    [TestCase("other.test", 20)]
    [TestCase("localhost", 0)]
    public async Task A_trusted_authority_makes_neither_a_wrong_name_nor_an_old_certificate_good(
        string name,
        int daysValid
    )
    {
        using var authority = new Authority();
        await using var server = Serving(authority, name, daysValid);
        using var shop = Open(server, new HttpSettings { ProxyCaPem = authority.Pem });

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Contain("the certificate of localhost is not trusted"));
    }

    [Test]
    public async Task A_certificate_of_another_authority_stays_refused()
    {
        using var authority = new Authority();
        using var other = new Authority();
        await using var server = Serving(authority, "localhost");
        using var shop = Open(server, new HttpSettings { ProxyCaPem = other.Pem });

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Contain("is not trusted"));
    }

    [TestCase("not a certificate")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void A_text_without_certificates_is_an_error_of_the_config(string pem)
    {
        using var shop = new Shop(network: null, settings: new HttpSettings { ProxyCaPem = pem });

        Assert.That(
            () => shop.Calls,
            Throws.InstanceOf<ConnectorException>().With.Property("FailureType").EqualTo(FailureType.ConfigError)
        );
    }

    [Test]
    public async Task Further_authorities_that_cannot_be_had_are_named_as_the_cause()
    {
        using var authority = new Authority();
        await using var server = Serving(authority, "localhost");
        using var shop = Open(
            server,
            new HttpSettings
            {
                FurtherAuthorities = () => throw ConnectorException.Config("Cannot read /nowhere/ca.pem."),
            }
        );

        var failure = await VendorCallsTests.FailureOf(shop.CustomersAsync());

        Assert.That(failure.Message, Does.Contain("/nowhere/ca.pem"));
        Assert.That(failure.FailureType, Is.EqualTo(FailureType.ConfigError));
    }

    [Test]
    public void Further_authorities_are_not_read_before_they_are_needed()
    {
        var isRead = false;
        using var shop = new Shop(
            network: null,
            settings: new HttpSettings
            {
                FurtherAuthorities = () =>
                {
                    isRead = true;
                    return "";
                },
            }
        );

        _ = shop.Calls;

        Assert.That(isRead, Is.False);
    }

    private static RawServer Serving(Authority authority, string name, int daysValid = 20) =>
        new(
            async (_, stream) =>
            {
                await stream.WriteAsync(RawServer.Ok(Page));
                return true;
            },
            authority.Issue(name, daysValid)
        );

    private static Shop Open(RawServer server, HttpSettings settings) =>
        new(network: null, o => o.BaseAddress = server.Address, settings);
}
