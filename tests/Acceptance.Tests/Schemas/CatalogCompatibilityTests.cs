using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>A catalog that breaks connections is told from one that offers more.</summary>
public class CatalogCompatibilityTests
{
    private const string Stream = """
        {"name":"orders","supported_sync_modes":["full_refresh","incremental"],"default_cursor_field":["at"],
         "source_defined_primary_key":[["id"]],"json_schema":{"properties":{
            "id":{"type":"integer"},"at":{"type":["null","string"],"format":"date-time"},
            "lines":{"type":["null","array"],"items":{"type":"object","properties":{"items":{"type":["null","number"]}}}}}}}
        """;

    [TestCase("\"type\":\"integer\"", "\"type\":[\"null\",\"number\"]")]
    [TestCase("\"format\":\"date-time\"", "\"format\":\"date-time\",\"airbyte_type\":\"timestamp_with_timezone\"")]
    [TestCase("\"properties\":{\"items\"", "\"properties\":{\"new\":{},\"items\"")]
    public void It_offers_more(string part, string other) => Assert.That(Found(part, other), Is.Empty);

    [TestCase("\"orders\"", "\"other\"", "orders: it is gone")]
    [TestCase(",\"incremental\"", "", "orders: no incremental")]
    [TestCase("[\"at\"]", "[\"id\"]", "orders: [\"id\"], before [\"at\"]")]
    [TestCase("[[\"id\"]]", "[]", "orders: [], before [[\"id\"]]")]
    [TestCase("\"lines\"", "\"rows\"", "orders/lines: it is gone")]
    [TestCase("\"type\":\"integer\"", "\"type\":\"string\"", "orders/id: string, before integer")]
    [TestCase(
        "[\"null\",\"number\"]",
        "[\"null\",\"integer\"]",
        "orders/lines[]/items: null or integer, before null or number"
    )]
    [TestCase("\"format\":\"date-time\"", "\"format\":\"date\"", "orders/at: date, before timestamp_with_timezone")]
    [TestCase(
        "\"format\":\"date-time\"",
        "\"format\":\"date-time\",\"airbyte_type\":\"timestamp_without_timezone\"",
        "orders/at: timestamp_without_timezone, before timestamp_with_timezone"
    )]
    [TestCase(",\"format\":\"date-time\"", "", "orders/at: none, before timestamp_with_timezone")]
    public void It_breaks_connections(string part, string other, string came) =>
        Assert.That(Found(part, other), Is.EqualTo(new[] { came }));

    private static IEnumerable<string> Found(string part, string other)
    {
        var (before, after) = (Catalog(Stream), Catalog(Stream.Replace(part, other, StringComparison.Ordinal)));
        return CatalogCompatibility.Problems(before, after).Select(finding => finding.Came);
    }

    private static JsonElement Catalog(string stream) => JsonElement.Parse($$"""{"streams":[{{stream}}]}""");
}
