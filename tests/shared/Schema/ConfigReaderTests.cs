using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Errors;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public sealed record TestConfig(Secret ApiKey, StartDate StartDate, int LookbackWindow = 30, string? Interval = null)
    : CommonConfig
{
    public override IEnumerable<string> Problems() => LookbackWindow == 13 ? ["\"Look-back\" is unlucky."] : [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(TestConfig))]
internal sealed partial class TestConfigJson : JsonSerializerContext;

public class ConfigReaderTests
{
    private static readonly ConnectorSpec Open = new("""{"connectionSpecification":{"type":"object"}}"""u8);

    [Test]
    public void A_small_config_gets_every_default()
    {
        var config = Read("""{"api_key":"k-1","start_date":"2024-01-31"}""");

        Assert.That(config.ApiKey.Reveal(), Is.EqualTo("k-1"));
        Assert.That(config.StartDate, Is.EqualTo(StartDate.Of(new DateOnly(2024, 1, 31))));
        Assert.That(config.LookbackWindow, Is.EqualTo(30));
        Assert.That(config.Interval, Is.Null);
        Assert.That(config.NumWorkers, Is.EqualTo(4));
        Assert.That(config.RateLimitFactor, Is.EqualTo(1));
        Assert.That(config.BaseUrl, Is.Null);
        Assert.That(config.HttpProxy, Is.Null);
    }

    [Test]
    public void Every_option_arrives()
    {
        var config = Read(
            """
            {"api_key":"k-1","start_date":"2024-01-31","lookback_window":7,"interval":"day","num_workers":9,
             "rate_limit_factor":2.5,"base_url":"http://127.0.0.1:8080","http_proxy":{"proxy_url":"http://u:p@h:1","proxy_ca_certificate":"PEM"}}
            """
        );

        Assert.That(config.LookbackWindow, Is.EqualTo(7));
        Assert.That(config.Interval, Is.EqualTo("day"));
        Assert.That(config.NumWorkers, Is.EqualTo(9));
        Assert.That(config.RateLimitFactor, Is.EqualTo(2.5));
        Assert.That(config.BaseUrl, Is.EqualTo("http://127.0.0.1:8080"));
        Assert.That(config.HttpProxy?.Address(), Is.EqualTo(new Uri("http://u:p@h:1")));
        Assert.That(config.HttpProxy?.CaCertificates(), Is.EqualTo("PEM"));
    }

    [Test]
    public void Nulls_and_names_with_an_underscore_leave_the_defaults()
    {
        var config = Read(
            """{"api_key":"k","start_date":"2024-01-31","_limit":1,"num_workers":null,"lookback_window":null,"http_proxy":{"proxy_url":null}}"""
        );

        Assert.That(config.NumWorkers, Is.EqualTo(4));
        Assert.That(config.LookbackWindow, Is.EqualTo(30));
        Assert.That(config.HttpProxy?.Address(), Is.Null);
    }

    [TestCase("""{"start_date":"2024-01-31"}""")]
    [TestCase("""{"api_key":null,"start_date":"2024-01-31"}""")]
    [TestCase("""{"api_key":["k"],"start_date":"2024-01-31"}""")]
    [TestCase("""{"api_key":"k","start_date":"hunter2hunter2"}""")]
    [TestCase("""{"api_key":"k","start_date":"2024-01-31","lookback_window":99999999999999}""")]
    public void What_a_lax_spec_lets_through_is_still_a_config_error(string config) =>
        Assert.That(
            () => Read(config),
            Throws
                .TypeOf<ConnectorException>()
                .With.Property(nameof(ConnectorException.FailureType))
                .EqualTo(FailureType.ConfigError)
                .And.Message.Not.Contains("hunter2")
        );

    [Test]
    public void The_problems_of_the_spec_are_joined_in_one_message()
    {
        var spec = new ConnectorSpec(
            """{"connectionSpecification":{"required":["a","b"],"properties":{"a":{"title":"A"},"b":{"title":"B"}}}}"""u8
        );

        Assert.That(
            () => ConfigReader.Read(spec, JsonElement.Parse("{}"), TestConfigJson.Default.TestConfig),
            Throws
                .TypeOf<ConnectorException>()
                .With.Message.EqualTo("The configuration is not valid. \"A\" (a) is missing. \"B\" (b) is missing.")
        );
    }

    [Test]
    public void A_config_record_may_have_rules_of_its_own() =>
        Assert.That(
            () => Read("""{"api_key":"k","start_date":"2024-01-31","lookback_window":13}"""),
            Throws.TypeOf<ConnectorException>().With.Message.Contains("\"Look-back\" is unlucky.")
        );

    [Test]
    public void A_config_record_shows_no_secret()
    {
        var config = Read(
            """{"api_key":"hunter2","start_date":"2024-01-31","http_proxy":{"proxy_url":"http://hunter2@h"}}"""
        );

        Assert.That(config.ToString(), Does.Contain("***").And.Not.Contain("hunter2"));
    }

    [TestCase("", "line 1, byte 1")]
    [TestCase("{\n  hunter2", "line 2, byte 3")]
    [TestCase("{\"api_key\":\"hunter2", "line 1")]
    [TestCase("""{"a":"\ud800"}""", "Unicode")]
    [TestCase("""{"\udc00":1}""", "Unicode")]
    public void A_file_that_is_no_JSON_is_refused_without_showing_it(string file, string where) =>
        Assert.That(
            () => ConfigReader.Parse(Encoding.UTF8.GetBytes(file)),
            Throws.TypeOf<ConnectorException>().With.Message.Contains(where).And.Message.Not.Contains("hunter2")
        );

    [Test]
    public void A_byte_order_mark_is_skipped() =>
        Assert.That(ConfigReader.Parse("\uFEFF{}"u8).ValueKind, Is.EqualTo(JsonValueKind.Object));

    private static TestConfig Read(string config) =>
        ConfigReader.Read(Open, ConfigReader.Parse(Encoding.UTF8.GetBytes(config)), TestConfigJson.Default.TestConfig);
}
