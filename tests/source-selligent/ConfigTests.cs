using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Selligent.Tests;

/// <summary>Which configs are let through, what is said of the others, and where an address leads.</summary>
public class ConfigTests
{
    private static readonly ConnectorSpec Spec = SelligentPromises.Folder.Spec();

    [TestCase("")]
    [TestCase("\"page_size\":10000,\"user_agent\":\"nightly (data@example.com)\",\"allow_private_hosts\":true")]
    [TestCase("\"start_date\":\"01/31/2024\",\"page_size\":1,\"num_workers\":16")]
    [TestCase("\"start_date\":\"2024-01-31T10:00:00.5+05:30\",\"user_agent\":null,\"something_else\":[1]")]
    [TestCase("\"start_date\":null,\"allow_private_hosts\":false,\"rate_limit_factor\":2")]
    public void A_good_config_is_accepted(string options) => Assert.That(Problems(options), Is.Empty);

    [TestCase("\"page_size\":0", "\"Page Size\" (page_size) must be at least 1, not 0.")]
    [TestCase("\"page_size\":10001", "\"Page Size\" (page_size) must be at most 10000, not 10001.")]
    [TestCase("\"page_size\":\"100\"", "\"Page Size\" (page_size) must be a whole number, not text.")]
    [TestCase(
        "\"allow_private_hosts\":\"yes\"",
        "\"Allow Private Hosts\" (allow_private_hosts) must be true or false, not text."
    )]
    [TestCase(
        "\"start_date\":\"2024-01-31T10:00:00\"",
        "\"Start Date\" (start_date) must look like YYYY-MM-DD, YYYY-MM-DDTHH:mm:ssZ or MM/DD/YYYY."
    )]
    public void A_wrong_option_is_named_by_its_title(string option, string sentence) =>
        Assert.That(Problems(option), Is.EqualTo(new[] { sentence }));

    [TestCase("\"user_agent\":\"a\\nb\"", "User Agent")]
    [TestCase("\"organization\":\"Example\\r\\nOrg\"", "Organization")]
    [TestCase("\"base_url\":\"http://organization.example.com\"", "Base URL")]
    [TestCase("\"base_url\":\"ftp://organization.example.com\"", "Base URL")]
    [TestCase("\"base_url\":\"https://me:secret@organization.example.com\"", "Base URL")]
    [TestCase("\"base_url\":\"https://organization.example.com/sm/rest/v1/programs/?page=1\"", "Base URL")]
    [TestCase("\"base_url\":\"our server\"", "Base URL")]
    public void What_cannot_be_sent_is_named_by_its_title(string option, string title)
    {
        var problems = Problems(option);

        Assert.That(problems, Has.Count.EqualTo(1));
        Assert.That(problems[0], Does.StartWith($"\"{title}\" ("));
    }

    [Test]
    public void An_empty_config_lacks_the_three_required_options() =>
        Assert.That(
            Spec.Problems(JsonElement.Parse("{}")),
            Is.EqualTo(
                new[]
                {
                    "\"Base URL\" (base_url) is missing.",
                    "\"API Key\" (api_key) is missing.",
                    "\"Organization\" (organization) is missing.",
                }
            )
        );

    [TestCase("organization.example.com", "https://organization.example.com/sm/rest/v1")]
    [TestCase("organization.example.com/", "https://organization.example.com/sm/rest/v1")]
    [TestCase(" https://organization.example.com ", "https://organization.example.com/sm/rest/v1")]
    [TestCase("HTTPS://Organization.Example.com", "https://organization.example.com/sm/rest/v1")]
    [TestCase("https://organization.example.com:443", "https://organization.example.com/sm/rest/v1")]
    [TestCase("organization.example.com:8443", "https://organization.example.com:8443/sm/rest/v1")]
    [TestCase("https://organization.example.com:8443/sm/rest/v1/", "https://organization.example.com:8443/sm/rest/v1")]
    [TestCase("https://organization.example.com/sm", "https://organization.example.com/sm/rest/v1")]
    [TestCase("https://organization.example.com/sm/rest", "https://organization.example.com/sm/rest/v1")]
    [TestCase("https://organization.example.com/sm/rest/v1/programs/", "https://organization.example.com/sm/rest/v1")]
    [TestCase("https://proxy.example.com/studio", "https://proxy.example.com/studio/sm/rest/v1")]
    [TestCase("https://proxy.example.com/studio/sm/rest/v1", "https://proxy.example.com/studio/sm/rest/v1")]
    [TestCase("https://proxy.example.com/smile", "https://proxy.example.com/smile/sm/rest/v1")]
    public void An_address_may_be_pasted_in_many_forms(string pasted, string address)
    {
        var config = Config(pasted);

        Assert.That(Problems($"\"base_url\":{JsonSerializer.Serialize(pasted)}"), Is.Empty);
        Assert.That(config.Address.AbsoluteUri, Is.EqualTo(address));
        Assert.That(config.Problems(), Is.Empty);
    }

    [TestCase("http://localhost:8080")]
    [TestCase("https://localhost")]
    [TestCase("https://studio.localhost")]
    [TestCase("https://127.0.0.1")]
    [TestCase("127.1")]
    [TestCase("https://2130706433")]
    [TestCase("https://10.1.2.3")]
    [TestCase("https://172.16.0.1:8443/sm/rest/v1")]
    [TestCase("192.168.1.1")]
    [TestCase("https://169.254.169.254")]
    [TestCase("https://0.0.0.0")]
    [TestCase("https://[::1]")]
    [TestCase("https://[fd00::1]")]
    [TestCase("https://[fe80::1]")]
    [TestCase("https://[::ffff:10.0.0.1]")]
    public void A_private_host_is_refused_unless_it_is_allowed(string address)
    {
        var problem = Config(address).Problems().Single();

        Assert.That(problem, Does.Contain("\"Base URL\"").And.Contain("\"Allow Private Hosts\""));
        Assert.That((Config(address) with { AllowPrivateHosts = true }).Problems(), Is.Empty);
    }

    [TestCase("", "ExampleOrg", "Base URL")]
    [TestCase("  ", "ExampleOrg", "Base URL")]
    [TestCase("https://organization.example.com", " ", "Organization")]
    public void What_is_blank_is_missing(string address, string organization, string title) =>
        Assert.That(
            (Config(address) with { Organization = organization }).Problems().Single(),
            Does.StartWith($"\"{title}\"")
        );

    [TestCase("", "is empty")]
    [TestCase(" \t", "is empty")]
    [TestCase("of\ntwo lines", "line break")]
    [TestCase("of\u0001odd signs", "control character")]
    public void A_key_that_cannot_be_sent_is_told_without_it(string key, string said)
    {
        var config = Config("https://organization.example.com") with { ApiKey = new Secret(key) };

        var problem = config.Problems().Single();

        Assert.That(
            problem,
            Does.StartWith("\"API Key\"").And.Contain(said).And.Not.Contain("two").And.Not.Contain("odd")
        );
    }

    private static SelligentConfig Config(string address) => new(new Secret("k"), "ExampleOrg") { BaseUrl = address };

    /// <summary>Of a good config with these options besides, or in place of its own.</summary>
    private static IReadOnlyList<string> Problems(string options)
    {
        var config = new Dictionary<string, JsonElement>
        {
            ["base_url"] = JsonElement.Parse("\"https://organization.example.com\""),
            ["api_key"] = JsonElement.Parse("\"k\""),
            ["organization"] = JsonElement.Parse("\"ExampleOrg\""),
        };
        foreach (var option in JsonElement.Parse($"{{{options}}}").EnumerateObject())
        {
            config[option.Name] = option.Value;
        }

        return Spec.Problems(JsonSerializer.SerializeToElement(config));
    }
}
