using System.Text.Json;

namespace Connectors.ChartMogul.Tests;

/// <summary>Every stream schema keeps the rules that destinations and Airbyte's tests need (airbyte-protocol 4.1 and 4.2).</summary>
public class SchemaFileTests
{
    private static readonly Dictionary<string, string[]> OtherKeys = new()
    {
        ["subscription_events"] = ["id"],
        ["account"] = ["id"],
        ["tasks"] = ["task_uuid"],
        ["customer_subscriptions"] = ["customer_uuid", "uuid"],
        ["plan_group_plans"] = ["plan_group_uuid", "uuid"],
        ["customer_count"] = ["date"],
        ["key_metrics"] = ["date"],
        ["mrr"] = ["date"],
        ["arr"] = ["date"],
        ["arpa"] = ["date"],
        ["asp"] = ["date"],
        ["customer_churn_rate"] = ["date"],
        ["mrr_churn_rate"] = ["date"],
        ["ltv"] = ["date"],
    };

    private static IReadOnlyList<string> Names => ConnectorFolder.SchemaNames;

    [Test]
    public void There_is_a_schema_for_every_kind_of_record() =>
        Assert.That(
            Names,
            Is.EquivalentTo(
                OtherKeys.Keys.Concat([
                    "customers",
                    "activities",
                    "plans",
                    "plan_groups",
                    "invoices",
                    "invoice_line_items",
                    "invoice_transactions",
                    "contacts",
                    "customer_notes",
                    "opportunities",
                    "data_sources",
                ])
            )
        );

    [TestCaseSource(nameof(Names))]
    public void Only_the_key_is_never_null(string name)
    {
        var properties = ConnectorFolder.Json("schemas", $"{name}.json").GetProperty("properties").EnumerateObject();

        var neverNull = properties.Where(property => !TypesOf(property.Value).Contains("null")).ToList();

        Assert.That(
            neverNull.Select(property => property.Name),
            Is.EquivalentTo(OtherKeys.GetValueOrDefault(name, ["uuid"]))
        );
        Assert.That(
            neverNull.Select(property => property.Value.GetProperty("type").GetString()),
            Is.All.AnyOf("string", "integer")
        );
    }

    [TestCaseSource(nameof(Names))]
    public void Dates_are_texts_and_date_times_have_a_zone(string name)
    {
        foreach (var (path, part) in Parts(ConnectorFolder.Json("schemas", $"{name}.json"), "#"))
        {
            if (part.TryGetProperty("format", out var format))
            {
                Assert.That(TypesOf(part)[^1], Is.EqualTo("string"), path);
                Assert.That(format.GetString(), Is.AnyOf("date", "date-time"), path);
                Assert.That(
                    part.TryGetProperty("airbyte_type", out var type) ? type.GetString() : null,
                    Is.EqualTo(format.GetString() == "date-time" ? "timestamp_with_timezone" : null),
                    path
                );
            }
        }
    }

    private static IReadOnlyList<string> TypesOf(JsonElement part)
    {
        var type = part.GetProperty("type");
        return type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
            : [type.GetString()!];
    }

    private static IEnumerable<(string Path, JsonElement Part)> Parts(JsonElement part, string path)
    {
        yield return (path, part);
        var inner = part.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(member => Parts(member.Value, $"{path}/{member.Name}"))
            : [];
        foreach (
            var one in part.TryGetProperty("items", out var items) ? inner.Concat(Parts(items, $"{path}/[]")) : inner
        )
        {
            yield return one;
        }
    }
}
