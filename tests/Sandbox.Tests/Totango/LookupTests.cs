using System.Text.Json.Nodes;
using Sandbox.Totango;

namespace Sandbox.Tests.Totango;

internal sealed class LookupTests : TotangoTest
{
    [TestCase("v3/touchpoint-types/", 5)]
    [TestCase("v3/touchpoint-tags/", 4)]
    [TestCase("v3/objective-settings/status", 3)]
    [TestCase("v3/objective-settings/category", 2)]
    public async Task Short_lists_are_arrays_with_ids(string path, int count)
    {
        var client = await TotangoAsync();

        var rows = (await client.JsonAsync(path)).AsArray();

        Assert.That(rows.Select(row => $"{row?["id"]}"), Is.Unique.And.All.Length.EqualTo(36));
        Assert.That(rows, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task The_attributes_are_those_asked_for_and_names_collide()
    {
        var client = await TotangoAsync(new TotangoOptions { Attributes = 40 });

        var rows = (await client.JsonAsync("v1/attributes.json"))["list"]?.AsArray() ?? [];

        Assert.That(rows, Has.Count.EqualTo(40));
        Assert.That(
            rows.Select(row => $"{row?["key_name"]}"),
            Is.Unique.And.SupersetOf(new[] { "Contract Value", "Contract_Value", "account_name", "Attribute 40" })
        );
        Assert.That(
            rows.Select(row => $"{row?["type"]}").Distinct(),
            Is.EquivalentTo(new[] { "text", "currency", "numeric", "date", "tag", "lifecycle" })
        );
    }

    [Test]
    public async Task The_audit_log_is_read_by_days_whose_end_is_not_part_of_them()
    {
        var client = await TotangoAsync();

        var two = await AuditAsync(client, "2023-05-01", "2023-05-03");

        var one = await AuditAsync(client, "2023-05-01", "2023-05-02");
        var other = await AuditAsync(client, "2023-05-02", "2023-05-03");
        Assert.That(two, Is.EqualTo(one.Concat(other)));
    }

    [Test]
    public async Task Two_rows_of_a_day_may_be_the_same()
    {
        var client = await TotangoAsync();

        var rows = await AuditAsync(client, "2023-05-01", "2023-12-01");

        Assert.That(rows.CountBy(row => row).Count(pair => pair.Value == 2), Is.GreaterThan(10));
    }

    [TestCase("2023-12-31", "2024-01-01", false, 200)]
    [TestCase("2023-12-31", "2024-01-01", true, 400)]
    [TestCase("2023-12-30", "2024-01-01", false, 400)]
    [TestCase("2023-12-31", "2024-01-02", false, 400)]
    [TestCase("2023-12-31", "2023-12-31", false, 400)]
    [TestCase("2023-12-30", "31.12.2023", false, 400)]
    public async Task The_audit_log_ends_with_the_year(string start, string end, bool refused, int status)
    {
        var client = await TotangoAsync(new TotangoOptions { Oddities = refused ? Oddities.NoYearEnd : Oddities.None });

        using var reply = await client.GetAsync($"/api/v2/audit?startDate={start}&endDate={end}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(
            (await reply.Content.ReadAsStringAsync()).Split("\"timestamp\":\"2023-12-31T"),
            Has.Length.EqualTo(status == 200 ? 3 : 1)
        );
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(TotangoClient client, string start, string end)
    {
        var rows = await client.JsonAsync($"v2/audit?startDate={start}&endDate={end}");
        return [.. rows.AsArray().OfType<JsonObject>().Select(row => row.ToJsonString())];
    }
}
