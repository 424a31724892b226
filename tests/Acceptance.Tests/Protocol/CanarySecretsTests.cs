using Acceptance.Protocol;

namespace Acceptance.Tests.Protocol;

/// <summary>Secrets in what a run has said, in the spellings that they get on their way.</summary>
public class CanarySecretsTests
{
    private const string Secret = "canary/7 ä+\"x\"";

    [TestCase("key is canary/7 \\u00e4+\\\"x\\\"!")]
    [TestCase("?key=canary%2F7%20%C3%A4%2B%22x%22&page=2")]
    [TestCase("?key=canary%2f7%20%c3%a4%2b%22x%22&page=2")]
    [TestCase("?key=canary%2F7+%C3%A4%2B%22x%22&page=2")]
    [TestCase("Y2FuYXJ5LzcgxLMrIngi")]
    public void A_secret_is_found_in_a_log(string said)
    {
        // Base64 is of the secret as it is, so it is made here.
        var text = said.StartsWith("Y2Fu", StringComparison.Ordinal)
            ? Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret + ":"))
            : said;

        Assert.That(CanarySecrets.Found(Some.Run(Some.Log(text)), [Secret]), Is.Not.Empty);
    }

    [Test]
    public void A_secret_is_found_in_what_is_no_message_and_on_standard_error()
    {
        Assert.That(CanarySecrets.Found(Some.Run("loading with canary-7"), ["canary-7"]), Is.Not.Empty);
        Assert.That(
            CanarySecrets.Found(Some.Run() with { Errors = "canary-7 was refused" }, ["canary-7"]),
            Is.Not.Empty
        );
    }

    [Test]
    public void A_secret_is_found_in_a_state() =>
        Assert.That(
            CanarySecrets.Found(Some.Run(Some.State("1.0", """{"token":"canary-7"}""")), ["canary-7"]),
            Is.Not.Empty
        );

    [Test]
    public void A_record_and_the_config_that_is_passed_on_are_the_users_own()
    {
        var run = Some.Run(
            """{"type":"RECORD","record":{"stream":"a","data":{"note":"canary-7"}}}""",
            """{"type":"CONTROL","control":{"connectorConfig":{"config":{"api_key":"canary-7"}}}}"""
        );

        Assert.That(CanarySecrets.Found(run, ["canary-7"]), Is.Empty);
    }

    [Test]
    public void Other_texts_are_no_secret() =>
        Assert.That(CanarySecrets.Found(Some.Run(Some.Log("key ****, page 7")), [Secret, "canary-8"]), Is.Empty);
}
