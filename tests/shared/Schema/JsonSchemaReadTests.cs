using System.Text.Json;
using Connectors.Schema;

namespace Connectors.Tests.Schema;

public class JsonSchemaReadTests
{
    [TestCase("""{"patternProperties":{}}""", "patternProperties")]
    [TestCase("""{"$ref":"#/definitions/a"}""", "$ref")]
    [TestCase("""{"properties":{"a":{"requierd":["b"]}}}""", "#/properties/a")]
    [TestCase("""{"items":{"oneOf":[{"not":{}}]}}""", "#/items/oneOf/0")]
    [TestCase("""{"format":"email"}""", "email")]
    [TestCase("""{"type":"text"}""", "text")]
    [TestCase("""{"type":5}""", "type")]
    [TestCase("""{"items":[{}]}""", "#/items")]
    [TestCase("""{"pattern":"("}""", "pattern")]
    [TestCase("""{"minLength":-1}""", "minLength")]
    [TestCase("""{"maxItems":1.5}""", "maxItems")]
    [TestCase("""{"minimum":"1"}""", "minimum")]
    [TestCase("""{"required":"a"}""", "required")]
    [TestCase("""{"properties":[]}""", "properties")]
    [TestCase("""{"uniqueItems":"yes"}""", "uniqueItems")]
    [TestCase("""{"airbyte_secret":"true"}""", "airbyte_secret")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2020-12/schema"}""", "draft-07")]
    [TestCase("[]", "object")]
    public void A_schema_with_anything_unknown_or_broken_is_refused(string schema, string named) =>
        Assert.That(
            () => JsonSchema.Read(JsonElement.Parse(schema)),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(named)
        );
}
