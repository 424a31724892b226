using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>What is no schema of draft-07 is told, with its place.</summary>
public class SchemaShapeTests
{
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase(
        """{"type":["null","string"],"format":"date","airbyte_type":3,"order":"x","examples":[1],"default":{}}"""
    )]
    [TestCase("""{"properties":{"type":{"type":"string"},"required":true,"enum":{}},"required":[],"enum":[null]}""")]
    [TestCase(
        """{"items":[{},false],"additionalItems":{},"dependencies":{"a":["b"],"c":{}},"oneOf":[{}],"minimum":-1.5}"""
    )]
    public void It_is_one(string schema) => Assert.That(Found(schema), Is.Empty);

    [TestCase("[]", "[]")]
    [TestCase("""{"type":"text"}""", "/type: \"text\"")]
    [TestCase("""{"type":["string","string"]}""", "/type: [\"string\",\"string\"]")]
    [TestCase("""{"type":[]}""", "/type: []")]
    [TestCase("""{"type":[1]}""", "/type: [1]")]
    [TestCase("""{"properties":[]}""", "/properties: []")]
    [TestCase("""{"properties":{"a":"string"}}""", "/properties: {\"a\":\"string\"}")]
    [TestCase("""{"properties":{"a":{"required":true}}}""", "/properties/a/required: true")]
    [TestCase("""{"oneOf":[{"enum":"a"}]}""", "/oneOf/0/enum: \"a\"")]
    [TestCase("""{"oneOf":[]}""", "/oneOf: []")]
    [TestCase("""{"items":{"pattern":"("}}""", "/items/pattern: \"(\"")]
    [TestCase("""{"patternProperties":{"(":{}}}""", "/patternProperties: {\"(\":{}}")]
    [TestCase("""{"minimum":"1"}""", "/minimum: \"1\"")]
    [TestCase("""{"multipleOf":0}""", "/multipleOf: 0")]
    [TestCase("""{"maxLength":1.5}""", "/maxLength: 1.5")]
    [TestCase("""{"uniqueItems":"yes"}""", "/uniqueItems: \"yes\"")]
    [TestCase("""{"format":7}""", "/format: 7")]
    [TestCase("""{"additionalProperties":"true"}""", "/additionalProperties: \"true\"")]
    [TestCase("""{"dependencies":{"a":1}}""", "/dependencies: {\"a\":1}")]
    public void It_is_none(string schema, string came) => Assert.That(Found(schema), Is.EqualTo(new[] { came }));

    private static IEnumerable<string> Found(string schema) =>
        SchemaShape.Problems(JsonElement.Parse(schema)).Select(finding => finding.Came);
}
