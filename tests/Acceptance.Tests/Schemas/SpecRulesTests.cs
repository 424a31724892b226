using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Rows.Spec;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>Each rule of forms finds what breaks it, where it is, and nothing else (airbyte-protocol 4.3).</summary>
public class SpecRulesTests
{
    private static readonly Dictionary<string, Func<JsonElement, IEnumerable<Finding>>> Rules = new()
    {
        ["enums"] = ValueRules.Enums,
        ["pattern"] = ValueRules.DatesWithoutPattern,
        ["format"] = ValueRules.DatesWithoutFormat,
        ["oneOf"] = OneOfRules.Problems,
        ["secrets"] = SecretRules.Problems,
        ["one type"] = TypeRules.OneType,
        ["not empty"] = TypeRules.NotEmpty,
        ["items"] = TypeRules.PlainItems,
        ["forbidden"] = TypeRules.Forbidden,
        ["orders"] = LayoutRules.Orders,
        ["groups"] = LayoutRules.Groups,
        ["display"] = LayoutRules.DisplayTypes,
        ["references"] = LayoutRules.References,
        ["closed"] = ClosedObjects.Problems,
        ["forms"] = FormRules.Problems,
    };

    [TestCase("enums", """{"x":{"enum":["a","b"],"default":"a"},"enum":{"type":"string"}}""")]
    [TestCase(
        "pattern",
        """{"x":{"type":"string","format":"date","pattern":"x"},"y":{"type":"string","format":"email"}}"""
    )]
    [TestCase("format", """{"x":{"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}""")]
    [TestCase("format", """{"x":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?$"}}""")]
    [TestCase("format", """{"x":{"type":"string","pattern":"^[0-9-]+$"},"y":{"type":"string"}}""")]
    [TestCase(
        "oneOf",
        """
            {"x":{"type":"object","oneOf":[
                {"type":"object","title":"A","properties":{"t":{"const":"a","default":"a","enum":["a"]},"id":{}}},
                {"type":"object","title":"B","properties":{"t":{"const":"b"},"id":{}}}]}}
            """
    )]
    [TestCase("secrets", """{"key":{"type":"string","airbyte_secret":true},"credentials":{"type":"object"}}""")]
    [TestCase("secrets", """{"key":{"type":"string","const":"k"},"api_keys":{"type":"string"}}""")]
    [TestCase("one type", """{"x":{"type":"string"},"y":{"type":["string","null"]},"type":{"type":"string"}}""")]
    [TestCase("not empty", """{"x":{"type":"object","properties":{"y":{}}},"y":{"type":"object","oneOf":[{}]}}""")]
    [TestCase(
        "items",
        """{"x":{"type":"array","items":{"type":"string"}},"y":{"type":"array","items":{"enum":[1]}}}"""
    )]
    [TestCase("forbidden", """{"not":{"type":"string"},"if":{"type":"object","properties":{"anyOf":{}}}}""")]
    [TestCase("orders", """{"x":{"order":0,"properties":{"z":{"order":0}}},"y":{"order":1},"w":{},"v":{}}""")]
    [TestCase("groups", """{"x":{"group":"a"},"group":{"type":"string"}}""")]
    [TestCase("display", """{"x":{"display_type":"radio","oneOf":[{}]}}""")]
    [TestCase("references", """{"x":{"$ref":"#/properties/y"},"y":{},"z":{"$ref":"#"}}""")]
    [TestCase("closed", """{"x":{"additionalProperties":true},"y":{"additionalProperties":{"type":"string"}}}""")]
    [TestCase(
        "forms",
        """{"x":{"title":"X","description":"See <a href='y'>the page.</a>","order":0},"t":{"const":"a"}}"""
    )]
    public void Kept(string rule, string properties) => Assert.That(Found(rule, properties), Is.Empty);

    [TestCase("enums", """{"x":{"enum":["a","a"]}}""", "/properties/x: \"a\" 2 times")]
    [TestCase("enums", """{"x":{"enum":["a"],"default":"b"}}""", "/properties/x: \"b\"")]
    [TestCase("enums", """{"x":{"enum":"a"}}""", "/properties/x: \"a\"")]
    [TestCase("pattern", """{"x":{"type":["string","null"],"format":"date-time"}}""", "/properties/x: none")]
    [TestCase("format", """{"x":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"}}""", "/properties/x: none")]
    [TestCase("format", """{"x":{"type":"string","pattern":"^[0-9-]{10}T[0-9:]{8}Z$"}}""", "/properties/x: none")]
    [TestCase(
        "oneOf",
        """{"x":{"type":"object","oneOf":[{"type":"object","title":"A","properties":{"a":{}}}]}}""",
        "/properties/x: none"
    )]
    [TestCase(
        "oneOf",
        """{"x":{"type":"object","oneOf":[{"type":"object","title":"A","properties":{"a":{"const":1},"b":{"const":2}}}]}}""",
        "/properties/x: a, b"
    )]
    [TestCase(
        "oneOf",
        """
            {"x":{"type":"object","oneOf":[
                {"type":"object","title":"A","properties":{"t":{"const":"a"}}},
                {"type":"object","title":"B","properties":{"t":{"const":"a"}}}]}}
            """,
        "/properties/x: t is \"a\" 2 times"
    )]
    [TestCase(
        "oneOf",
        """{"x":{"type":"object","oneOf":[{"type":"object","title":"A","properties":{"t":{"const":"a","default":"b"}}}]}}""",
        "/properties/x: t is \"a\", by default \"b\""
    )]
    [TestCase(
        "secrets",
        """{"o":{"oneOf":[{"properties":{"token":{"type":"string"}}}]}}""",
        "/properties/o/oneOf/0/properties/token: none"
    )]
    [TestCase("secrets", """{"api_key":{"type":"string"}}""", "/properties/api_key: none")]
    [TestCase("secrets", """{"x":{"type":"object","airbyte_secret":true}}""", "/properties/x: object")]
    [TestCase("one type", """{"x":{"type":["null","string"]}}""", "/properties/x: [\"null\",\"string\"]")]
    [TestCase("one type", """{"x":{"type":["string"]}}""", "/properties/x: [\"string\"]")]
    [TestCase("not empty", """{"x":{"type":"object","properties":{}}}""", "/properties/x: neither")]
    [TestCase("items", """{"x":{"type":"array"}}""", "/properties/x: nothing")]
    [TestCase(
        "items",
        """{"x":{"type":"array","items":[{"type":"string"}]}}""",
        "/properties/x: [{\"type\":\"string\"}]"
    )]
    [TestCase("forbidden", """{"x":{"anyOf":[]}}""", "/properties/x: []")]
    [TestCase("orders", """{"x":{"order":1},"y":{"order":1}}""", "the root: 1 of x, y")]
    [TestCase("groups", """{"x":{"properties":{"y":{"group":"a"}}}}""", "/properties/x/properties/y: \"a\"")]
    [TestCase("display", """{"x":{"display_type":"radio"}}""", "/properties/x: no oneOf")]
    [TestCase("display", """{"x":{"display_type":"tabs","oneOf":[]}}""", "/properties/x: \"tabs\"")]
    [TestCase("references", """{"x":{"$ref":"#/definitions/y"}}""", "/properties/x: \"#/definitions/y\"")]
    [TestCase("references", """{"x":{"$ref":"other.json"}}""", "/properties/x: \"other.json\"")]
    [TestCase("closed", """{"x":{"items":{"additionalProperties":false}}}""", "/properties/x/items: false")]
    [TestCase("forms", """{"x":{"title":"X","description":"no sentence","order":0}}""", "/properties/x: no sentence")]
    [TestCase("forms", """{"x":{"title":"X","description":"A sentence."}}""", "/properties/x: nothing")]
    [TestCase("forms", """{"x":{"description":"A sentence.","order":0}}""", "/properties/x: none")]
    [TestCase("forms", """{"x":{"title":"X","description":"A sentence.","order":0,"group":"g"}}""", "/properties/x: g")]
    public void Broken(string rule, string properties, string came) =>
        Assert.That(Found(rule, properties), Is.EqualTo(new[] { came }));

    private static IEnumerable<string> Found(string rule, string properties) =>
        Rules[rule]
            (JsonElement.Parse($$"""{"type":"object","title":"A Spec","properties":{{properties}}}"""))
            .Select(finding => finding.Came);
}
