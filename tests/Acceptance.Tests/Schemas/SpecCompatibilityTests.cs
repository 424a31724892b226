using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>A form that would refuse configs of the one before is told from one that takes more.</summary>
public class SpecCompatibilityTests
{
    private const string Login = """
        {"type":"object","oneOf":[
            {"type":"object","title":"Key","required":["key"],"properties":{"t":{"const":"key"},"key":{"type":"string"}}},
            {"type":"object","title":"OAuth","properties":{"t":{"const":"oauth"},"id":{"type":"string"}}}]}
        """;

    [TestCase("""{"type":"string"}""", """{"type":["string","null"]}""")]
    [TestCase("""{"type":"integer","default":1}""", """{"type":"number","minimum":0}""")]
    [TestCase("""{"type":"string","enum":["a"]}""", """{"type":"string","enum":["b","a"]}""")]
    [TestCase("""{"type":"string","enum":["a"]}""", """{"type":"string"}""")]
    [TestCase("""{"const":"a"}""", """{"type":"string","enum":["a"]}""")]
    [TestCase("""{"type":"object","properties":{"a":{}}}""", """{"properties":{"a":{},"b":{"type":"string"}}}""")]
    [TestCase("""{"type":"string"}""", "{}")]
    public async Task It_takes_what_was_taken(string before, string after)
    {
        var (old, now) = (Form(before), Form(after));

        Assert.That(SpecCompatibility.Problems(old, now), Is.Empty);
        Assert.That((await GeneratedConfigs.TryAsync(old, now)).Problems, Is.Empty);
    }

    [TestCase("""{"type":"number"}""", """{"type":"integer"}""", "/properties/x: integer, before number")]
    [TestCase(
        """{"type":["string","null"]}""",
        """{"type":"string"}""",
        "/properties/x: string, before string or null"
    )]
    [TestCase("{}", """{"type":"string"}""", "/properties/x: string, before any")]
    [TestCase("""{"enum":["a","b"]}""", """{"enum":["a"]}""", "/properties/x: no \"b\"")]
    [TestCase("""{"type":"string"}""", """{"type":"string","enum":["a"]}""", "/properties/x: [\"a\"]")]
    [TestCase(
        """{"properties":{"a":{"type":"string"}}}""",
        """{"properties":{"a":{"type":"string"}},"required":["a"]}""",
        "/properties/x/properties/a"
    )]
    [TestCase("""{"properties":{"a":{}}}""", """{"properties":{"b":{}}}""", "/properties/x/properties/a: it is gone")]
    [TestCase(
        """{"type":"array","items":{"type":"string"}}""",
        """{"type":"array","items":{"type":"integer"}}""",
        "/properties/x/items: integer, before string"
    )]
    public void It_refuses_some(string before, string after, string came) =>
        Assert.That(Found(before, after), Is.EqualTo(new[] { came }));

    [Test]
    public void Alternatives_may_move()
    {
        const string added = """{"type":"object","title":"New","properties":{"t":{"const":"new"}}},""";

        var after = Login.Replace("\"oneOf\":[", $"\"oneOf\":[{added}", StringComparison.Ordinal);

        Assert.That(Found(Login, after), Is.Empty);
    }

    [TestCase("\"const\":\"oauth\"", "\"const\":\"other\"", "/properties/x/oneOf(t \"oauth\"): it is gone")]
    [TestCase("\"title\":\"OAuth\"", "\"required\":[\"id\"]", "/properties/x/oneOf(t \"oauth\")/properties/id")]
    [TestCase("\"id\"", "\"client\"", "/properties/x/oneOf(t \"oauth\")/properties/id: it is gone")]
    public void Alternatives_are_told_by_their_const(string part, string other, string came) =>
        Assert.That(Found(Login, Login.Replace(part, other, StringComparison.Ordinal)), Is.EqualTo(new[] { came }));

    [TestCase(
        """{"type":"integer","minimum":0,"maximum":10}""",
        """{"type":"integer","minimum":5,"maximum":10}""",
        "a number from 5"
    )]
    [TestCase(
        """{"type":"string","pattern":"^a+$","examples":["aa","aaa"]}""",
        """{"type":"string","pattern":"^aa$"}""",
        "a match of ^aa$"
    )]
    [TestCase("""{"type":"string"}""", """{"type":"string","maxLength":3}""", "a string of at most 3")]
    public async Task Configs_that_were_made_up_find_what_has_no_rule(string before, string after, string expected)
    {
        var (valid, problems) = await GeneratedConfigs.TryAsync(Form(before), Form(after));

        Assert.That(SpecCompatibility.Problems(Form(before), Form(after)), Is.Empty);
        Assert.That(valid, Is.EqualTo(100));
        Assert.That(
            problems.Select(problem => problem.Came),
            Has.Exactly(1).StartsWith($"x: expected {expected}, got ")
        );
    }

    private static IEnumerable<string> Found(string before, string after) =>
        SpecCompatibility.Problems(Form(before), Form(after)).Select(finding => finding.Came);

    private static JsonElement Form(string option) =>
        JsonElement.Parse($$$"""{"type":"object","properties":{"x":{{{option}}}}}""");
}
