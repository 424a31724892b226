using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class SchemaViolationTests
{
    [TestCase("""{"type":"integer"}""", "\"x\"", "must be a whole number, not text")]
    [TestCase("""{"type":["string","array","null"]}""", "1", "must be text or an array, not a number")]
    [TestCase("""{"enum":["day","week","month"]}""", "\"hour\"", "must be \"day\", \"week\" or \"month\"")]
    [TestCase("""{"enum":[1,2]}""", "3", "must be 1 or 2, not 3")]
    [TestCase("""{"minimum":1}""", "0", "must be at least 1, not 0")]
    [TestCase("""{"exclusiveMinimum":0}""", "0", "must be greater than 0, not 0")]
    [TestCase("""{"minLength":1}""", "\"\"", "must have at least 1 character")]
    [TestCase("""{"maxItems":2}""", "[1,2,3]", "must have at most 2 elements, not 3")]
    [TestCase("""{"pattern":"^[0-9]+$"}""", "\"x\"", "must match the pattern ^[0-9]+$")]
    [TestCase("""{"pattern":"^[0-9]+$","pattern_descriptor":"12345"}""", "\"x\"", "must look like 12345")]
    [TestCase("""{"format":"date"}""", "\"x\"", "must be a date such as 2024-01-31")]
    public void A_problem_says_what_is_allowed(string field, string value, string problem)
    {
        var violations = Check($$$"""{"properties":{"a":{{{field}}}}}""", $$$"""{"a":{{{value}}}}""");

        Assert.That(violations.Select(violation => violation.ToString()), Is.EqualTo(new[] { $"a {problem}." }));
    }

    [Test]
    public void A_sentence_names_the_title_and_the_path()
    {
        var violations = Check("""{"required":["a"],"properties":{"a":{"title":"My Key"}}}""", "{}");

        Assert.That(violations.Single().ToString(), Is.EqualTo("\"My Key\" (a) is missing."));
    }

    [Test]
    public void All_violations_are_told_each_with_its_path()
    {
        const string Schema = """
            {"type":"object","required":["r","s"],"properties":{
              "n":{"type":"integer"},
              "o":{"properties":{"p q":{"type":"string"}},"required":["z"]},
              "l":{"title":"List","items":{"type":"integer"}}}}
            """;

        var violations = Check(Schema, """{"n":"x","o":{"p q":1},"l":[1,"x",null]}""");

        Assert.That(
            violations.Select(violation => violation.Path),
            Is.EquivalentTo(new[] { "r", "s", "n", "o['p q']", "o.z", "l[1]", "l[2]" })
        );
        Assert.That(violations.Single(violation => violation.Path == "l[1]").Title, Is.EqualTo("List"));
    }

    [Test]
    public void A_value_of_the_wrong_kind_is_one_violation() =>
        Assert.That(Check("""{"type":"string","enum":["a"],"const":"a"}""", "1"), Has.Count.EqualTo(1));

    [Test]
    public void The_alternative_that_the_user_chose_is_the_one_explained()
    {
        var violations = Check(Credentials, """{"credentials":{"auth_type":"oauth","token":"x"}}""");

        Assert.That(
            violations.Select(violation => violation.ToString()),
            Is.EqualTo(new[] { "\"Client Id\" (credentials.client_id) is missing." })
        );
    }

    [Test]
    public void Without_a_choice_the_alternatives_are_named()
    {
        var violations = Check(Credentials, """{"credentials":{"auth_type":"magic"}}""");

        Assert.That(
            violations.Single().ToString(),
            Is.EqualTo("\"Login\" (credentials) fits none of the allowed forms (\"OAuth\", \"Token\").")
        );
    }

    [Test]
    public void More_than_one_fitting_form_is_told() =>
        Assert.That(
            Check("""{"oneOf":[{"title":"A"},{"title":"B"}]}""", "1").Single().ToString(),
            Is.EqualTo("$ fits more than one of the allowed forms (\"A\", \"B\").")
        );

    [TestCase("""{"a":{"enum":["x"]}}""", """{"a":"hunter2hunter2"}""")]
    [TestCase("""{"a":{"type":"integer","maximum":5,"airbyte_secret":true}}""", """{"a":777001}""")]
    [TestCase("""{"a":{"items":{"maximum":5},"airbyte_secret":true}}""", """{"a":[777001]}""")]
    [TestCase("""{"a":{"maximum":5,"oneOf":[{"airbyte_secret":true}]}}""", """{"a":777001}""")]
    [TestCase("""{"a":{"maximum":5,"properties":{"b":{"airbyte_secret":true}}}}""", """{"a":777001}""")]
    [TestCase("""{"a":{"additionalProperties":{"maximum":5,"airbyte_secret":true}}}""", """{"a":{"b":777001}}""")]
    public void Neither_a_text_nor_anything_secret_is_repeated(string properties, string value)
    {
        var violations = Check($$$"""{"properties":{{{properties}}}}""", value);

        Assert.That(violations, Is.Not.Empty);
        Assert.That(string.Concat(violations), Does.Not.Contain("hunter2").And.Not.Contain("777001"));
    }

    private const string Credentials = """
        {"properties":{"credentials":{"title":"Login","type":"object","oneOf":[
          {"title":"OAuth","type":"object","required":["auth_type","client_id"],
           "properties":{"auth_type":{"type":"string","const":"oauth"},"client_id":{"type":"string","title":"Client Id"}}},
          {"title":"Token","type":"object","required":["auth_type","token"],
           "properties":{"auth_type":{"type":"string","const":"token"},"token":{"type":"string"}}}]}}}
        """;

    private static IReadOnlyList<SchemaViolation> Check(string schema, string value) =>
        JsonSchema.Read(JsonElement.Parse(schema)).Check(JsonElement.Parse(value));
}
