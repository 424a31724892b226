using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

/// <summary>What each keyword lets through. The rules are draft-07's, section 6 and 7 of its validation part.</summary>
public class JsonSchemaTests
{
    [TestCase("""{"type":"string"}""", "\"\"", true)]
    [TestCase("""{"type":"string"}""", "1", false)]
    [TestCase("""{"type":"boolean"}""", "false", true)]
    [TestCase("""{"type":"boolean"}""", "0", false)]
    [TestCase("""{"type":"null"}""", "null", true)]
    [TestCase("""{"type":"null"}""", "\"\"", false)]
    [TestCase("""{"type":"object"}""", "[]", false)]
    [TestCase("""{"type":"array"}""", "{}", false)]
    [TestCase("""{"type":["null","string"]}""", "null", true)]
    [TestCase("""{"type":["null","string"]}""", "true", false)]
    [TestCase("""{"type":"number"}""", "-1.5e-3", true)]
    public void Type_asks_for_a_kind_of_value(string schema, string value, bool isValid) =>
        AssertValidity(schema, value, isValid);

    [TestCase("1", true)]
    [TestCase("-0", true)]
    [TestCase("0.0", true)]
    [TestCase("1.0", true)]
    [TestCase("1.50", false)]
    [TestCase("1e2", true)]
    [TestCase("1.25e2", true)]
    [TestCase("1.255e2", false)]
    [TestCase("100E-2", true)]
    [TestCase("101e-2", false)]
    [TestCase("0e-9", true)]
    [TestCase("1e99999999999999999999", true)]
    [TestCase("1e-99999999999999999999", false)]
    [TestCase("123456789012345678901234567890", true)]
    [TestCase("\"1\"", false)]
    public void An_integer_is_a_number_without_a_fraction_however_it_is_written(string value, bool isValid) =>
        AssertValidity("""{"type":"integer"}""", value, isValid);

    [TestCase("1", true)]
    [TestCase("-123456789012345678901234567890", true)]
    [TestCase("1.0", false)]
    [TestCase("1e2", false)]
    public void A_strict_integer_goes_by_the_spelling(string value, bool isValid) =>
        AssertValidity("""{"type":["null","integer"]}""", value, isValid, new SchemaOptions { StrictIntegers = true });

    [TestCase("""{"minimum":1.1}""", "1.1", true)]
    [TestCase("""{"minimum":1.1}""", "0.6", false)]
    [TestCase("""{"maximum":3}""", "3.0", true)]
    [TestCase("""{"maximum":3}""", "3.01", false)]
    [TestCase("""{"exclusiveMinimum":0}""", "0", false)]
    [TestCase("""{"exclusiveMinimum":0}""", "0.0000001", true)]
    [TestCase("""{"exclusiveMaximum":0.3}""", "0.3", false)]
    [TestCase("""{"exclusiveMaximum":0.3}""", "0.2999", true)]
    [TestCase("""{"maximum":9007199254740992}""", "9007199254740993", false)]
    [TestCase("""{"maximum":1}""", "1e300", false)]
    [TestCase("""{"minimum":1}""", "\"0\"", true)]
    public void Bounds_hold_for_numbers_only(string schema, string value, bool isValid) =>
        AssertValidity(schema, value, isValid);

    [TestCase("""{"minLength":2}""", "\"ab\"", true)]
    [TestCase("""{"minLength":2}""", "\"a\"", false)]
    [TestCase("""{"maxLength":2.0}""", "\"abc\"", false)]
    [TestCase("""{"minLength":2}""", "\"💡\"", false)]
    [TestCase("""{"maxLength":2}""", "\"💡💡\"", true)]
    [TestCase("""{"maxLength":2}""", "12345", true)]
    public void Lengths_count_characters_and_not_their_halves(string schema, string value, bool isValid) =>
        AssertValidity(schema, value, isValid);

    [TestCase("^a*$", "\"aaa\"", true)]
    [TestCase("^a*$", "\"aab\"", false)]
    [TestCase("a+", "\"xxaayy\"", true)]
    [TestCase("^a$", "\"a\\n\"", false)]
    [TestCase("^[$]\\\\$$", "\"$$\"", true)]
    [TestCase("^\\\\d$", "\"١\"", false)]
    [TestCase("^\\\\w$", "\"é\"", false)]
    [TestCase("^a", "5", true)]
    public void A_pattern_is_searched_for_as_ECMAScript_would(string pattern, string value, bool isValid) =>
        AssertValidity($$"""{"pattern":"{{pattern}}"}""", value, isValid);

    [Test]
    public void A_pattern_that_takes_too_long_counts_as_no_match() =>
        AssertValidity("""{"pattern":"^(a+)+$"}""", $"\"{new string('a', 40)}!\"", isValid: false);

    [TestCase("date", "2024-02-29", true)]
    [TestCase("date", "2023-02-29", false)]
    [TestCase("date", "2024-13-01", false)]
    [TestCase("date", "0000-01-01", false)]
    [TestCase("date", "2024-1-01", false)]
    [TestCase("date", "2024-01-01T00:00:00Z", false)]
    [TestCase("date", "２０２４-01-01", false)]
    [TestCase("date-time", "2024-01-31T10:00:00Z", true)]
    [TestCase("date-time", "2024-01-31t10:00:00z", true)]
    [TestCase("date-time", "2024-01-31T10:00:00.123456789+02:30", true)]
    [TestCase("date-time", "2024-01-31T10:00:00-23:59", true)]
    [TestCase("date-time", "2024-01-31 10:00:00Z", false)]
    [TestCase("date-time", "2024-01-31T10:00:00", false)]
    [TestCase("date-time", "2024-01-31T10:00:00.Z", false)]
    [TestCase("date-time", "2024-01-31T24:00:00Z", false)]
    [TestCase("date-time", "2024-01-31T10:60:00Z", false)]
    [TestCase("date-time", "2024-01-31T10:00:00+24:00", false)]
    [TestCase("date-time", "2024-01-31T10:00:00+0200", false)]
    [TestCase("date-time", "2024-02-30T10:00:00Z", false)]
    [TestCase("date-time", "1998-12-31T23:59:60Z", true)]
    [TestCase("date-time", "1998-12-31T15:59:60.123-08:00", true)]
    [TestCase("date-time", "1998-12-31T22:59:60Z", false)]
    [TestCase("date-time", "1998-12-31T23:59:61Z", false)]
    [TestCase("date-time", "2024-01-31T10:00Z", false)]
    [TestCase("date-time", "2024-01-31T10:00:00Z\n", false)]
    [TestCase("date-time", "2024-01-31T10:00:00+01", false)]
    [TestCase("date-time", "2024-01-31T10:00:00+01:00Z", false)]
    [TestCase("date-time", "2016-12-31T24:59:60+01:00", false)]
    [TestCase("date-time", "", false)]
    [TestCase("time", "08:30:06Z", true)]
    [TestCase("time", "08:30:06.283185+00:20", true)]
    [TestCase("time", "23:29:60+23:30", true)]
    [TestCase("time", "00:29:60-23:30", true)]
    [TestCase("time", "23:59:60-00:30", false)]
    [TestCase("time", "1২:00:00Z", false)]
    [TestCase("time", "01:01:01,5Z", false)]
    [TestCase("time", "08:30:06", false)]
    [TestCase("time", "8:30:06Z", false)]
    public void A_format_is_asserted(string format, string value, bool isValid) =>
        AssertValidity($$"""{"format":"{{format}}"}""", JsonSerializer.Serialize(value), isValid);

    [TestCase("date-time", "timestamp_without_timezone", "2024-01-31T10:00:00.5", true)]
    [TestCase("date-time", "timestamp_without_timezone", "2024-01-31T10:00:00Z", false)]
    [TestCase("date-time", "timestamp_with_timezone", "2024-01-31T10:00:00", false)]
    [TestCase("time", "time_without_timezone", "10:00:00", true)]
    [TestCase("time", "time_without_timezone", "10:00:00+01:00", false)]
    public void An_Airbyte_type_without_time_zone_wants_no_offset(
        string format,
        string type,
        string value,
        bool isValid
    ) => AssertValidity($$"""{"format":"{{format}}","airbyte_type":"{{type}}"}""", $"\"{value}\"", isValid);

    [TestCase("""{"properties":{"a":{"type":"integer"}}}""", """{"a":1,"b":"x"}""", true)]
    [TestCase("""{"properties":{"a":{"type":"integer"}}}""", """{"a":"1"}""", false)]
    [TestCase("""{"properties":{"a":{"type":"integer"}}}""", "[]", true)]
    [TestCase("""{"properties":{"a":true,"b":false}}""", """{"a":1}""", true)]
    [TestCase("""{"properties":{"a":true,"b":false}}""", """{"b":1}""", false)]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", true)]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1,"b":1}""", false)]
    [TestCase("""{"additionalProperties":{"type":"boolean"}}""", """{"x":true}""", true)]
    [TestCase("""{"additionalProperties":{"type":"boolean"}}""", """{"x":1}""", false)]
    [TestCase("""{"required":["a"]}""", """{"a":null}""", true)]
    [TestCase("""{"required":["a"]}""", "{}", false)]
    [TestCase("""{"required":["a"]}""", "12", true)]
    public void Rules_for_objects(string schema, string value, bool isValid) => AssertValidity(schema, value, isValid);

    [TestCase("""{"items":{"type":"integer"}}""", "[1,2]", true)]
    [TestCase("""{"items":{"type":"integer"}}""", """[1,"x"]""", false)]
    [TestCase("""{"items":{"type":"integer"}}""", """{"0":"x"}""", true)]
    [TestCase("""{"items":false}""", "[]", true)]
    [TestCase("""{"items":false}""", "[1]", false)]
    [TestCase("""{"minItems":1}""", "[]", false)]
    [TestCase("""{"maxItems":1}""", "[1,2]", false)]
    [TestCase("""{"minItems":1,"maxItems":1}""", "[1]", true)]
    [TestCase("""{"uniqueItems":true}""", "[1,2]", true)]
    [TestCase("""{"uniqueItems":true}""", "[1.0,1.00,2]", false)]
    [TestCase("""{"uniqueItems":true}""", "[0,false]", true)]
    [TestCase("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1}]""", false)]
    [TestCase("""{"uniqueItems":false}""", "[1,1]", true)]
    public void Rules_for_arrays(string schema, string value, bool isValid) => AssertValidity(schema, value, isValid);

    [TestCase("""{"enum":["day","week"]}""", "\"week\"", true)]
    [TestCase("""{"enum":["day","week"]}""", "\"Week\"", false)]
    [TestCase("""{"enum":[{"a":[1]}]}""", """{"a":[1.0]}""", true)]
    [TestCase("""{"enum":[false]}""", "0", false)]
    [TestCase("""{"const":9007199254740992}""", "9007199254740993", false)]
    [TestCase("""{"const":null}""", "null", true)]
    [TestCase("""{"const":"a"}""", "\"b\"", false)]
    public void Values_are_equal_when_they_mean_the_same(string schema, string value, bool isValid) =>
        AssertValidity(schema, value, isValid);

    [TestCase("oneOf", "1", true)]
    [TestCase("oneOf", "2.5", true)]
    [TestCase("oneOf", "3", false)]
    [TestCase("oneOf", "1.5", false)]
    [TestCase("anyOf", "1", true)]
    [TestCase("anyOf", "3", true)]
    [TestCase("anyOf", "1.5", false)]
    public void One_alternative_fits_or_any(string keyword, string value, bool isValid) =>
        AssertValidity($$"""{"{{keyword}}":[{"type":"integer"},{"minimum":2}]}""", value, isValid);

    [Test]
    public void Annotations_of_draft_07_and_of_Airbyte_change_nothing()
    {
        const string Schema = """
            {"$schema":"http://json-schema.org/draft-07/schema#","$id":"x","$comment":"x","title":"x","description":"x",
             "default":1,"examples":[1],"readOnly":true,"writeOnly":false,"contentEncoding":"base64","contentMediaType":"x","format":"uri",
             "airbyte_type":"big_integer","airbyte_secret":true,"airbyte_hidden":true,"order":1,"pattern_descriptor":"x",
             "always_show":true,"multiline":true,"group":"x","groups":[],"display_type":"radio"}
            """;

        AssertValidity(Schema, "[null]", isValid: true);
    }

    private static void AssertValidity(string schema, string value, bool isValid, SchemaOptions? options = null)
    {
        var violations = JsonSchema.Read(JsonElement.Parse(schema), options).Check(JsonElement.Parse(value));

        Assert.That(violations, isValid ? Is.Empty : Is.Not.Empty);
    }
}
