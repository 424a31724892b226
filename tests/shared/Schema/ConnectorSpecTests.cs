using System.Text;
using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class ConnectorSpecTests
{
    private static readonly ConnectorSpec Spec = new(
        """
        {
          "documentationUrl": "https://example.com/a b",
          "connectionSpecification": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "Test Spec",
            "type": "object",
            "required": ["api_key", "start_date"],
            "additionalProperties": true,
            "properties": {
              "api_key": { "type": "string", "title": "API Key", "airbyte_secret": true },
              "start_date": {
                "type": "string", "title": "Start Date",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "pattern_descriptor": "2024-01-31"
              },
              "base_url": { "type": "string", "title": "Base URL" },
              "num_workers": { "type": "integer", "title": "Workers", "minimum": 1, "maximum": 16 },
              "http_proxy": {
                "type": "object", "title": "Proxy",
                "properties": { "proxy_url": { "type": "string", "title": "Proxy URL", "airbyte_secret": true } }
              },
              "accounts": {
                "type": "array",
                "items": { "type": "object", "properties": { "pin": { "type": "integer", "airbyte_secret": true } } }
              },
              "credentials": {
                "type": "object", "title": "Login",
                "oneOf": [
                  { "type": "object", "properties": { "kind": { "const": "t" }, "token": { "type": "string", "airbyte_secret": true } } },
                  { "type": "object", "properties": { "kind": { "const": "p" }, "user": { "type": "string" } } }
                ]
              }
            }
          }
        }
        """u8
    );

    private const string Valid = """ "api_key":"k-1","start_date":"2024-01-31" """;

    [Test]
    public void The_payload_is_the_file_on_one_line()
    {
        var text = Encoding.UTF8.GetString(Spec.Utf8.Span);

        Assert.That(text, Does.StartWith("{\"documentationUrl\":\"https://example.com/a b\",\"connectionSpec"));
        Assert.That(text, Does.Not.Contain("\n"));
    }

    [Test]
    public void A_config_with_the_required_options_is_valid() => Assert.That(Problems($"{{{Valid}}}"), Is.Empty);

    [Test]
    public void All_problems_are_told_at_once() =>
        Assert.That(
            Problems(
                """{"start_date":"tomorrow","num_workers":17,"base_url":"ftp://x","http_proxy":{"proxy_url":"http://"}}"""
            ),
            Is.EquivalentTo(
                new[]
                {
                    "\"API Key\" (api_key) is missing.",
                    "\"Start Date\" (start_date) must look like 2024-01-31.",
                    "\"Workers\" (num_workers) must be at most 16, not 17.",
                    "\"Base URL\" (base_url) must be an https address without user name, query and fragment, such as "
                        + "https://proxy.example.com/path (plain http is accepted for this machine only).",
                    "\"Proxy URL\" (http_proxy.proxy_url) must be an address such as http://proxy.example.com:3128.",
                }
            )
        );

    [TestCase("""{"api_key":"","start_date":"2024-01-31"}""", "\"API Key\" (api_key) is empty.")]
    [TestCase("""{"api_key":" \t","start_date":"2024-01-31"}""", "\"API Key\" (api_key) is empty.")]
    [TestCase("""{"api_key":null,"start_date":"2024-01-31"}""", "\"API Key\" (api_key) is missing.")]
    [TestCase(
        """{"api_key":"k","start_date":"2024-02-30"}""",
        "\"Start Date\" (start_date) must be a day and a time that exist."
    )]
    [TestCase(
        """{"api_key":"k","start_date":"2024-01-31","num_workers":4.0}""",
        "\"Workers\" (num_workers) must be a whole number, not a number."
    )]
    [TestCase("[]", "The configuration must be a JSON object.")]
    [TestCase("null", "The configuration must be a JSON object.")]
    public void A_problem_is_one_sentence(string config, string sentence) =>
        Assert.That(Problems(config), Is.EqualTo(new[] { sentence }));

    [TestCase("\"num_workers\":null")]
    [TestCase("\"http_proxy\":null")]
    [TestCase("\"http_proxy\":{\"proxy_url\":null}")]
    [TestCase("\"http_proxy\":{}")]
    [TestCase("\"_limit\":5,\"_anything\":{\"a\":[]}")]
    [TestCase("\"unknown\":5")]
    [TestCase("\"end_date\":\"not an option here\"")]
    public void What_does_not_count_is_no_problem(string more) =>
        Assert.That(Problems($"{{{Valid},{more}}}"), Is.Empty);

    [Test]
    public void Unknown_options_are_named_but_not_those_with_an_underscore() =>
        Assert.That(
            Spec.UnknownKeys(
                JsonElement.Parse("""{"_x":1,"apikey":1,"http_proxy":{"url":1},"credentials":{"user":"u","x":1}}""")
            ),
            Is.EqualTo(new[] { "apikey", "http_proxy.url", "credentials.x" })
        );

    [Test]
    public void Secret_options_are_found_wherever_they_are_declared() =>
        Assert.That(
            Spec.SecretNames,
            Is.EquivalentTo(new[] { "api_key", "http_proxy.proxy_url", "accounts[].pin", "credentials.token" })
        );

    [Test]
    public void Secret_values_are_found_in_objects_arrays_and_alternatives()
    {
        var config = JsonElement.Parse(
            """
            {"api_key":"k-1","start_date":"2024-01-31","http_proxy":{"proxy_url":"http://u:p@h"},
             "accounts":[{"pin":1234,"name":"n"},{"pin":9}],"credentials":{"token":"t-1","kind":"t"}}
            """
        );

        Assert.That(Spec.SecretsOf(config), Is.EquivalentTo(new[] { "k-1", "http://u:p@h", "1234", "9", "t-1" }));
    }

    [TestCase("""{"http_proxy":"http://u:p@h"}""", "http://u:p@h")]
    [TestCase("""{"http_proxy":[{"proxy_url":"http://u:p@h"}]}""", "http://u:p@h")]
    [TestCase("""{"api_key":{"value":["deep"]}}""", "deep")]
    [TestCase("""{"api_key":"first","api_key":"first"}""", "first")]
    public void A_secret_in_a_value_of_the_wrong_shape_is_still_one(string config, string secret) =>
        Assert.That(Spec.SecretsOf(JsonElement.Parse(config)), Is.EqualTo(new[] { secret }));

    [Test]
    public void An_empty_secret_masks_nothing() =>
        Assert.That(Spec.SecretsOf(JsonElement.Parse("""{"api_key":""}""")), Is.Empty);

    [Test]
    public void A_spec_without_a_config_schema_is_a_defect() =>
        Assert.That(() => new ConnectorSpec("{}"u8).Schema, Throws.TypeOf<InvalidDataException>());

    private static IReadOnlyList<string> Problems(string config) => Spec.Problems(JsonElement.Parse(config));
}
