using Connectors.Errors;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class BaseUrlTests
{
    [TestCase(null, "https://api.vendor.example/v1")]
    [TestCase("", "https://api.vendor.example/v1")]
    [TestCase("https://proxy.example", "https://proxy.example/v1")]
    [TestCase("https://proxy.example/", "https://proxy.example/v1")]
    [TestCase("https://proxy.example/v1", "https://proxy.example/v1")]
    [TestCase("https://proxy.example/v1/", "https://proxy.example/v1")]
    [TestCase("https://proxy.example:8443/archive", "https://proxy.example:8443/archive/v1")]
    [TestCase("https://proxy.example/archive/v1/", "https://proxy.example/archive/v1")]
    [TestCase("https://proxy.example/xv1", "https://proxy.example/xv1/v1")]
    [TestCase("https://proxy.example/v1/archive", "https://proxy.example/v1/archive/v1")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1")]
    [TestCase("http://localhost/v1", "http://localhost/v1")]
    [TestCase("http://[::1]:8080", "http://[::1]:8080/v1")]
    [TestCase(" https://proxy.example ", "https://proxy.example/v1")]
    [TestCase("proxy.example", "https://proxy.example/v1")]
    [TestCase("proxy.example:8443/archive/", "https://proxy.example:8443/archive/v1")]
    [TestCase("localhost:8443", "https://localhost:8443/v1")]
    public void It_replaces_the_vendors_address_and_keeps_its_version(string? configured, string expected) =>
        Assert.That(BaseUrl.For(configured, "https://api.vendor.example", "v1").AbsoluteUri, Is.EqualTo(expected));

    [TestCase("https://proxy.example/api", "https://proxy.example/api/v2")]
    [TestCase("https://proxy.example/api/v2", "https://proxy.example/api/v2")]
    public void A_version_of_two_steps_is_one_version(string configured, string expected) =>
        Assert.That(BaseUrl.For(configured, "https://api.vendor.example", "/v2/").AbsoluteUri, Is.EqualTo(expected));

    [TestCase("https://studio.example", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/", "https://studio.example/sm/rest/v1")]
    [TestCase("studio.example:8443", "https://studio.example:8443/sm/rest/v1")]
    [TestCase("https://studio.example/sm", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/rest", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/rest/v1", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/rest/v1/", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/rest/v1/programs/", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/rest/v1/sm/", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/sm/login.do", "https://studio.example/sm/rest/v1")]
    [TestCase("https://studio.example/small", "https://studio.example/small/sm/rest/v1")]
    [TestCase("https://proxy.example/studio/sm/rest/v1", "https://proxy.example/studio/sm/rest/v1")]
    [TestCase("https://proxy.example/studio/", "https://proxy.example/studio/sm/rest/v1")]
    public void A_path_that_begins_as_the_vendors_does_is_the_vendors_from_there_on(
        string configured,
        string expected
    ) =>
        Assert.Multiple(() =>
        {
            Assert.That(
                BaseUrl.For(configured, "https://studio.vendor.example", "sm/rest/v1").AbsoluteUri,
                Is.EqualTo(expected)
            );
            Assert.That(BaseUrl.For(configured, "sm/rest/v1").AbsoluteUri, Is.EqualTo(expected));
        });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Where_each_customer_has_a_host_the_option_must_be_given(string? configured) =>
        Assert.That(
            () => BaseUrl.For(configured, "sm/rest/v1"),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Message.EqualTo("\"Base URL\" (base_url) is missing.")
        );

    [TestCase("http://proxy.example")]
    [TestCase("http://localhost.example")]
    [TestCase("ftp://proxy.example")]
    [TestCase("/v1")]
    [TestCase("https:proxy.example")]
    [TestCase("https:/proxy.example")]
    [TestCase("http:/proxy.example")]
    [TestCase("mailto:user@proxy.example")]
    [TestCase("user:hunter2@proxy.example")]
    [TestCase("C:\\proxy")]
    [TestCase("https://")]
    [TestCase("https://user:hunter2@proxy.example")]
    [TestCase("https://proxy.example/?a=b")]
    [TestCase("https://proxy.example/#a")]
    public void An_address_that_must_not_be_used_is_a_config_error_that_names_the_option(string configured) =>
        Assert.That(
            () => BaseUrl.For(configured, "https://api.vendor.example", "v1"),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Message.StartsWith("\"Base URL\" (base_url) must be")
                .And.Message.Not.Contains("hunter2")
        );
}
