using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public sealed class OptionNamesTests
{
    private static readonly Dictionary<string, string> Others = new() { ["token"] = "api_key", ["key"] = "api_key" };

    [TestCase("""{"token":"a","n":1.10}""", """{"api_key":"a","n":1.10}""")]
    [TestCase("""{"n":{"token":"b"},"token":["a"]}""", """{"n":{"token":"b"},"api_key":["a"]}""")]
    [TestCase("""{"token":"a","api_key":"b"}""", """{"api_key":"b"}""", Description = "ours wins")]
    [TestCase("""{"api_key":"b","token":"a"}""", """{"api_key":"b"}""")]
    [TestCase("""{"token":"a","api_key":null}""", """{"api_key":"a"}""", Description = "null is not there")]
    [TestCase("""{"api_key":null,"token":"a"}""", """{"api_key":"a"}""")]
    [TestCase("""{"token":null}""", """{"api_key":null}""")]
    public void Another_name_of_an_option_becomes_ours(string config, string named)
    {
        Assert.That(Apply(config), Is.EqualTo(named));
    }

    [TestCase("""{"api_key":"a"}""")]
    [TestCase("""{"API_KEY":"a","Token":"b"}""")]
    [TestCase("""{ "api_key" : "a" , "x" : null }""")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("7")]
    public void Without_such_a_name_a_config_stays_as_it_is(string config)
    {
        Assert.That(Apply(config), Is.EqualTo(config));
    }

    [Test]
    public void Without_other_names_nothing_changes()
    {
        var config = JsonElement.Parse("""{"token":"a"}""");

        Assert.That(
            OptionNames.Apply(config, new Dictionary<string, string>()).GetRawText(),
            Is.EqualTo("""{"token":"a"}""")
        );
    }

    [TestCase("""{"token":"a","key":"b"}""", "a")]
    [TestCase("""{"key":"b","token":"a"}""", "b")]
    [TestCase("""{"key":null,"token":"a"}""", "a")]
    [TestCase("""{"token":"a","key":null}""", "a")]
    public void Of_two_other_names_the_first_that_is_given_counts(string config, string value)
    {
        Assert.That(Apply(config), Is.EqualTo($$"""{"api_key":"{{value}}"}"""));
    }

    private static string Apply(string config) => OptionNames.Apply(JsonElement.Parse(config), Others).GetRawText();
}
