using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>Values are held to their schema as strictly as destinations need it, and no stricter.</summary>
public class JsonValidatorTests
{
    [TestCase("""{"type":["null","integer"]}""", "null")]
    [TestCase("""{"type":["null","integer"]}""", "7")]
    [TestCase("""{"type":"integer"}""", "123456789012345678901234567890")]
    [TestCase("""{"type":"integer","minimum":0}""", "123456789012345678901234567890")]
    [TestCase("""{"type":["null","number"]}""", "7")]
    [TestCase("""{"type":"number"}""", "1e400")]
    [TestCase("""{"type":"number","maximum":10}""", "9.99")]
    [TestCase("""{"type":"string","enum":["2024-01-31T00:00:00Z"]}""", "\"2024-01-31T00:00:00Z\"")]
    [TestCase("""{"enum":["a",null]}""", "null")]
    [TestCase("""{"type":["null","string"],"enum":["a"]}""", "null")]
    [TestCase("""{"const":true}""", "true")]
    [TestCase("""{"properties":{"a":true,"$id":{"type":"string"}},"additionalProperties":true}""", """{"a":1,"b":2}""")]
    [TestCase("""{"$ref":"#/definitions/a","definitions":{"a":{"type":"string"}}}""", "\"x\"")]
    [TestCase("""{"properties":{"x":{"$ref":"#/$defs/a"}},"$defs":{"a":{"type":"string"}}}""", """{"x":"x"}""")]
    [TestCase("""{"properties":{"x":{"$ref":"#/properties/y"},"y":{"type":"string"}}}""", """{"x":"x"}""")]
    [TestCase("""{"properties":{"x":{"$ref":"#"},"y":{"type":"string"}}}""", """{"x":{"x":{"y":"z"}}}""")]
    [TestCase("""{"oneOf":[{"properties":{"t":{"const":"a"}}},{"properties":{"t":{"const":"b"}}}]}""", """{"t":"b"}""")]
    [TestCase("""{"anyOf":[{"type":"null"},{"type":"array","items":{"type":"integer"}}]}""", "[1,2]")]
    [TestCase("""{"type":"string","format":"email","title":3,"order":"x","$id":"http://127.0.0.1:1/x"}""", "\"x\"")]
    [TestCase("""{"type":"number","airbyte_type":"integer"}""", "3")]
    [TestCase("""{"type":"string","contentEncoding":"base64"}""", "\"AAEC\"")]
    public async Task A_value_fits(string schema, string value) =>
        Assert.That(await ProblemsAsync(schema, value), Is.Empty);

    [TestCase(
        """{"type":["null","integer"]}""",
        "1.0",
        "the whole: expected integer or null, got a number with a fraction"
    )]
    [TestCase("""{"type":"integer"}""", "\"s3cret\"", "the whole: expected integer, got a string")]
    [TestCase(
        """{"type":"integer","maximum":10}""",
        "123456789012345678901234567890",
        "the whole: expected a number up to 10, got an integer"
    )]
    [TestCase("""{"const":"1"}""", "1", "the whole: expected string, got an integer")]
    [TestCase("""{"const":null}""", "1", "the whole: expected null, got an integer")]
    [TestCase(
        """{"properties":{"a":false}}""",
        """{"a":1}""",
        "a: expected otherwise (ExcludedSchemaValidates), got an integer"
    )]
    [TestCase("""{"required":["a"]}""", """{"b":1}""", "a: expected a value, as it is required, got nothing")]
    [TestCase(
        """{"type":["null","string"],"pattern":"^a$"}""",
        "\"s3cret\"",
        "the whole: expected a match of ^a$, got a string"
    )]
    [TestCase("""{"type":"string","enum":["a","b"]}""", "\"s3cret\"", "the whole: expected one of a, b, got a string")]
    [TestCase(
        """{"additionalProperties":false}""",
        """{"b":"s3cret"}""",
        "b: expected no member of this name, got one"
    )]
    [TestCase(
        """{"type":"number","airbyte_type":"integer"}""",
        "3.5",
        "the whole: expected integer, got a number with a fraction"
    )]
    [TestCase(
        """{"type":"string","contentEncoding":"base64"}""",
        "\"s3cret!\"",
        "the whole: expected base64, got a string"
    )]
    [TestCase(
        """{"properties":{"a.b":{"type":["null","array"],"items":{"type":["null","object"],"properties":{"c":{"type":["null","string"]}}}}}}""",
        """{"a.b":[{"c":"x"},{"c":1}]}""",
        "a.b[1].c: expected null or string, got an integer"
    )]
    [TestCase(
        """{"properties":{"c":{"oneOf":[{"properties":{"t":{"const":"a"},"u":{"type":"string"}}},{"properties":{"t":{"const":"b"},"u":{"type":"null"}}}]}}}""",
        """{"c":{"t":"a","u":1}}""",
        "c.u: expected string, got an integer (the nearest of 2 alternatives)"
    )]
    [TestCase(
        """{"oneOf":[{"type":"string"},{"minLength":1}]}""",
        "\"s3cret\"",
        "the whole: expected exactly one of 2 alternatives to fit, not 2, got a string"
    )]
    [TestCase(
        """{"additionalProperties":{"type":"string"}}""",
        """{"b":{"c":1}}""",
        "b: expected string, got an object"
    )]
    public async Task A_value_does_not_fit(string schema, string value, string problem) =>
        Assert.That(await ProblemsAsync(schema, value), Is.EqualTo(new[] { problem }));

    [TestCase("""{"type":"string","pattern":"("}""")]
    [TestCase("""{"patternProperties":{"(":{}}}""")]
    [TestCase("""{"properties":{"a":{"$ref":"http://127.0.0.1:1/schema.json"}}}""")]
    [TestCase("""{"properties":{"a":{"$ref":"#/definitions/none"}}}""")]
    [TestCase("""{"required":true}""")]
    public void A_schema_that_nothing_can_be_held_to_is_told(string schema) =>
        Assert.That(
            async () => await JsonValidator.OfAsync(JsonElement.Parse(schema)),
            Throws.TypeOf<InvalidDataException>()
        );

    [Test]
    public async Task Formats_are_left_alone_where_nobody_asks_for_them()
    {
        var schema = JsonElement.Parse("""{"type":"string","format":"date-time"}""");

        var validator = await JsonValidator.OfAsync(schema, checksFormats: false);

        Assert.That(validator.Problems(JsonElement.Parse("\"yesterday\"")), Is.Empty);
    }

    [Test]
    public async Task Many_may_use_it_at_once()
    {
        var validator = await JsonValidator.OfAsync(
            JsonElement.Parse(
                """{"properties":{"x":{"$ref":"#/definitions/a"}},"definitions":{"a":{"type":["null","integer"]}}}"""
            )
        );
        var values = Enumerable
            .Range(0, 2000)
            .Select(i => JsonElement.Parse("{\"x\":" + (i % 2 == 0 ? "1" : "1.0") + "}"));

        var problems = values.AsParallel().Sum(value => validator.Problems(value).Count);

        Assert.That(problems, Is.EqualTo(1000));
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string schema, string value) =>
        (await JsonValidator.OfAsync(JsonElement.Parse(schema))).Problems(JsonElement.Parse(value));
}
