using System.Text.Json;

namespace Connectors.ChartMogul.Tests;

/// <summary>Records as ChartMogul sends them (and the connector completes them) fit their schemas; the samples are invented.</summary>
public class RecordSampleTests
{
    private static readonly JsonElement Samples = JsonElement.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "records", "samples.json"))
    );

    private static IReadOnlyList<string> Names => ChartMogulPromises.Folder.SchemaNames;

    [TestCaseSource(nameof(Names))]
    public void A_record_fits_its_schema(string name)
    {
        var schema = ChartMogulPromises.Folder.Schema(name);

        foreach (var record in Samples.GetProperty(name).EnumerateArray())
        {
            Assert.That(schema.Check(record), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Every_field_of_a_record_is_declared(string name)
    {
        var declared = ChartMogulPromises.Folder.Schema(name).PropertyNames;

        foreach (var record in Samples.GetProperty(name).EnumerateArray())
        {
            Assert.That(record.EnumerateObject().Select(member => member.Name), Is.SubsetOf(declared));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void A_key_of_null_is_a_violation(string name)
    {
        var schema = ChartMogulPromises.Folder.Json("schemas", $"{name}.json");
        var keys = schema
            .GetProperty("properties")
            .EnumerateObject()
            .Where(property => property.Value.GetProperty("type").ValueKind == JsonValueKind.String)
            .ToDictionary(property => property.Name, _ => (string?)null);

        var violations = ChartMogulPromises.Folder.Schema(name).Check(JsonSerializer.SerializeToElement(keys));

        Assert.That(violations.Select(violation => violation.Path), Is.EquivalentTo(keys.Keys));
    }

    [Test]
    public void Samples_exist_for_schemas_only() =>
        Assert.That(Samples.EnumerateObject().Select(sample => sample.Name), Is.EquivalentTo(Names));
}
