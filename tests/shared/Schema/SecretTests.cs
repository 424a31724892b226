using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class SecretTests
{
    [Test]
    public void It_shows_three_stars_and_nothing_else()
    {
        var secret = new Secret("hunter2");

        Assert.That($"{secret}", Is.EqualTo("***"));
        Assert.That(secret.Reveal(), Is.EqualTo("hunter2"));
    }

    [Test]
    public void It_is_never_written_as_JSON()
    {
        var config = new TestConfig(new Secret("hunter2"), StartDate.Of(new DateOnly(2024, 1, 31)));

        Assert.That(
            () => JsonSerializer.Serialize(config, TestConfigJson.Default.TestConfig),
            Throws.InstanceOf<NotSupportedException>().With.Message.Not.Contains("hunter2")
        );
    }

    [Test]
    public void A_number_is_taken_digit_for_digit()
    {
        var config = JsonSerializer.Deserialize(
            """{"api_key":12345678901234567890,"start_date":"2024-01-31"}""",
            TestConfigJson.Default.TestConfig
        );

        Assert.That(config!.ApiKey.Reveal(), Is.EqualTo("12345678901234567890"));
    }
}
