using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class ProxySettingsTests
{
    [TestCase("http://proxy.example:3128", "http://proxy.example:3128/")]
    [TestCase("proxy.example:3128", "http://proxy.example:3128/")]
    [TestCase("https://user:pass@proxy.example", "https://user:pass@proxy.example/")]
    [TestCase("socks5://proxy.example:1080", "socks5://proxy.example:1080/")]
    public void An_address_may_leave_out_its_scheme(string url, string expected) =>
        Assert.That(
            new ProxySettings(new Secret(url)).Address()?.AbsoluteUri.TrimEnd('/'),
            Is.EqualTo(expected.TrimEnd('/'))
        );

    [TestCase("")]
    [TestCase("  ")]
    public void A_blank_address_is_none(string url)
    {
        var proxy = new ProxySettings(new Secret(url), new Secret(url));

        Assert.That(proxy.Address(), Is.Null);
        Assert.That(proxy.CaCertificates(), Is.Null);
        Assert.That(proxy.ProblemOfAddress(), Is.Null);
    }

    [TestCase("ftp://proxy.example")]
    [TestCase("http://")]
    [TestCase("not an address")]
    public void Another_address_is_a_problem(string url) =>
        Assert.That(new ProxySettings(new Secret(url)).ProblemOfAddress(), Does.StartWith("must be an address"));

    [TestCase("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----", true)]
    [TestCase("MII", false)]
    public void Certificates_are_PEM_text(string pem, bool isFine) =>
        Assert.That(
            new ProxySettings(ProxyCaCertificate: new Secret(pem)).ProblemOfCertificates(),
            isFine ? Is.Null : Does.Contain("PEM")
        );
}
