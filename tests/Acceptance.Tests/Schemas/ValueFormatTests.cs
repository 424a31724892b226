using System.Text.Json;
using Acceptance.Schemas;

namespace Acceptance.Tests.Schemas;

/// <summary>A date-time is a real one (airbyte-protocol 4.1).</summary>
public class ValueFormatTests
{
    private const string Date = """{"type":["null","string"],"format":"date"}""";
    private const string Timestamp = """{"type":["null","string"],"format":"date-time"}""";
    private const string LocalTimestamp =
        """{"type":["null","string"],"format":"date-time","airbyte_type":"timestamp_without_timezone"}""";
    private const string Time = """{"type":["null","string"],"format":"time","airbyte_type":"time_with_timezone"}""";
    private const string LocalTime =
        """{"type":["null","string"],"format":"time","airbyte_type":"time_without_timezone"}""";

    [TestCase(Date, "2024-02-29")]
    [TestCase(Timestamp, "2026-01-31T10:00:00Z")]
    [TestCase(Timestamp, "2026-01-31T10:00:00.123456789+05:30")]
    [TestCase(LocalTimestamp, "2026-01-31T10:00:00.5")]
    [TestCase(Time, "10:00:00-01:00")]
    [TestCase(LocalTime, "23:59:59")]
    public async Task It_is_real(string schema, string text) =>
        Assert.That(await ProblemsAsync(schema, text), Is.Empty);

    [TestCase(Date, "2023-02-29")]
    [TestCase(Date, "2024-1-31")]
    [TestCase(Date, "2024-01-31T00:00:00Z")]
    [TestCase(Date, "0000-01-01")]
    [TestCase(Date, "")]
    [TestCase(Timestamp, "2026-01-31 10:00:00Z")]
    [TestCase(Timestamp, "2026-01-31T10:00:00")]
    [TestCase(Timestamp, "2026-01-31T10:00Z")]
    [TestCase(Timestamp, "2026-01-31T24:00:00Z")]
    [TestCase(Timestamp, "2026-01-31T10:00:00+0530")]
    [TestCase(Timestamp, "2026-01-31T10:00:00Z\n")]
    [TestCase(Timestamp, "2026-01-32T10:00:00Z")]
    [TestCase(Timestamp, "2026-01-31")]
    [TestCase(Timestamp, "1769853600")]
    [TestCase(Timestamp, "٢٠٢٦-01-31T10:00:00Z")]
    [TestCase(LocalTimestamp, "2026-01-31T10:00:00Z")]
    [TestCase(Time, "10:00:00")]
    [TestCase(LocalTime, "10:00:00Z")]
    [TestCase(LocalTime, "10:00")]
    public async Task It_is_not(string schema, string text)
    {
        var problems = await ProblemsAsync(schema, text);

        Assert.That(
            problems,
            Has.Count.EqualTo(1).And.All.StartsWith("the whole: expected a ").And.All.EndsWith("got a string")
        );
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string schema, string text) =>
        (await JsonValidator.OfAsync(JsonElement.Parse(schema))).Problems(JsonSerializer.SerializeToElement(text));
}
