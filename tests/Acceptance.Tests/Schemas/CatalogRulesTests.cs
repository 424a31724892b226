using System.Text.Json;
using Acceptance.Rows;
using Acceptance.Rows.Discovery;

namespace Acceptance.Tests.Schemas;

/// <summary>Each rule of catalogs finds what breaks it, and nothing else (airbyte-protocol 1.9, 4.1, 4.2).</summary>
public class CatalogRulesTests
{
    private const string Good = """
        {"name":"orders","supported_sync_modes":["full_refresh","incremental"],"default_cursor_field":["at"],
         "source_defined_primary_key":[["id"],["nested","id"]],"json_schema":{"type":"object","additionalProperties":true,"properties":{
            "id":{"type":"integer"},"at":{"type":["null","string"],"format":"date-time"},"not":{"type":["null","string"]},
            "nested":{"type":["null","object"],"properties":{"id":{"oneOf":[{"type":"string"},{"type":"null"}]}}}}}}
        """;

    private static readonly Dictionary<string, Func<JsonElement, IEnumerable<Finding>>> Rules = new()
    {
        ["streams"] = CatalogRules.Streams,
        ["modes"] = CatalogRules.SyncModes,
        ["names"] = CatalogRules.Names,
        ["cursors"] = FieldRules.Cursors,
        ["keys"] = FieldRules.Keys,
        ["key types"] = FieldRules.KeyTypes,
        ["references"] = StreamSchemas.References,
        ["forbidden"] = StreamSchemas.Forbidden,
        ["closed"] = StreamSchemas.Closed,
        ["types"] = DataTypes.Problems,
    };

    private static IEnumerable<string> Names => Rules.Keys;

    [TestCaseSource(nameof(Names))]
    public void Kept(string rule) => Assert.That(Found(rule, Good), Is.Empty);

    [TestCase("streams", "", "")]
    [TestCase("streams", """{"name":"a","json_schema":{}}""", "stream a: {}")]
    [TestCase("streams", """{"json_schema":{"properties":{"x":{}}}}""", "stream 0: nothing")]
    [TestCase("modes", """{"name":"a","supported_sync_modes":[]}""", "stream a: []")]
    [TestCase("modes", """{"name":"a","supported_sync_modes":["full"]}""", "stream a: [\"full\"]")]
    [TestCase("names", """{"name":"Some orders"}""", "stream Some orders: Some orders")]
    [TestCase("names", """{"name":"a","supported_sync_modes":["incremental"]}""", "stream a: none")]
    [TestCase(
        "names",
        """{"name":"a","supported_sync_modes":["incremental","full_refresh"],"default_cursor_field":["x"]}""",
        "stream a: incremental, full_refresh"
    )]
    [TestCase("names", """{"name":"a","json_schema":{"properties":{"id":{},"Id":{}}}}""", "stream a: the root: id, Id")]
    [TestCase("cursors", """{"name":"a","default_cursor_field":["x"]}""", "stream a: [\"x\"]")]
    [TestCase("cursors", """{"name":"a","default_cursor_field":"x"}""", "stream a: \"x\"")]
    [TestCase(
        "cursors",
        """{"name":"a","default_cursor_field":["x"],"json_schema":{"properties":{"x":{"type":["null","boolean"]}}}}""",
        "stream a: [\"x\"]: boolean"
    )]
    [TestCase("keys", """{"name":"a","source_defined_primary_key":[["x"]]}""", "stream a: [\"x\"]")]
    [TestCase("keys", """{"name":"a","source_defined_primary_key":["x"]}""", "stream a: \"x\"")]
    [TestCase("keys", """{"name":"a","source_defined_primary_key":"x"}""", "stream a: \"x\"")]
    [TestCase("keys", """{"name":"a","source_defined_primary_key":[[]]}""", "stream a: []")]
    [TestCase(
        "key types",
        """{"name":"a","source_defined_primary_key":[["x"]],"json_schema":{"properties":{"x":{"items":{}}}}}""",
        "stream a: [\"x\"]: array"
    )]
    [TestCase(
        "references",
        """{"name":"a","json_schema":{"properties":{"x":{"$ref":"#"}}}}""",
        "stream a: /properties/x: \"#\""
    )]
    [TestCase("forbidden", """{"name":"a","json_schema":{"items":{"allOf":[]}}}""", "stream a: /items: []")]
    [TestCase("forbidden", """{"name":"a","json_schema":{"not":{}}}""", "stream a: the root: {}")]
    [TestCase("closed", """{"name":"a","json_schema":{"additionalProperties":false}}""", "stream a: the root: false")]
    [TestCase(
        "types",
        """{"name":"a","json_schema":{"type":["string","integer"]}}""",
        "stream a: the root: [\"string\",\"integer\"]"
    )]
    [TestCase(
        "types",
        """{"name":"a","json_schema":{"type":"string","format":"uri"}}""",
        "stream a: the root: string uri"
    )]
    [TestCase(
        "types",
        """{"name":"a","json_schema":{"type":"integer","format":"date"}}""",
        "stream a: the root: integer date"
    )]
    public void Broken(string rule, string stream, string came) =>
        Assert.That(Found(rule, stream), Is.EqualTo(new[] { came.Length > 0 ? came : "[]" }));

    [Test]
    public void The_same_name_twice_is_told() =>
        Assert.That(Found("streams", $"{Good},{Good}"), Is.EqualTo(new[] { "2 called \"orders\"" }));

    [Test]
    public void A_field_that_comes_and_goes_is_a_change()
    {
        var other = Good.Replace("\"not\"", "\"new\"", StringComparison.Ordinal);

        Assert.That(CatalogRules.Changes(Catalog(Good), Catalog(Good)), Is.Empty);
        Assert.That(
            CatalogRules.Changes(Catalog(Good), Catalog(other)).Select(change => change.Expected),
            Has.Exactly(2).Items.And.All.Contains("/streams/0/json_schema/properties/")
        );
    }

    [Test]
    public void Another_order_of_streams_is_a_change()
    {
        var other = Good.Replace("orders", "others", StringComparison.Ordinal);

        var changes = CatalogRules.Changes(Catalog($"{Good},{other}"), Catalog($"{other},{Good}"));

        Assert.That(changes.Select(change => change.Came), Is.EqualTo(new[] { "others, orders" }));
    }

    private static IEnumerable<string> Found(string rule, string streams) =>
        Rules[rule](Catalog(streams)).Select(finding => finding.Came);

    private static JsonElement Catalog(string streams) => JsonElement.Parse($$"""{"streams":[{{streams}}]}""");
}
