using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>Contacts and their columns.</summary>
[Parallelizable(ParallelScope.All)]
public class ContactsTests
{
    private static readonly string[] ReadOnlyColumns =
    [
        "geoIPCity",
        "geoIPStateRegion",
        "geoIPZip",
        "geoIPCountry",
        "geoIPCountryCode",
        "primaryBrowser",
        "mobileBrowser",
        "primaryEmailClient",
        "mobileEmailClient",
        "operatingSystem",
        "firstOrderDate",
        "lastOrderDate",
        "lastOrderTotal",
        "totalOrders",
        "totalRevenue",
        "averageOrderValue",
        "lastDeliveryDate",
        "lastOpenDate",
        "lastClickDate",
    ];

    private static readonly BrontoOptions Some = BrontoOptions.Empty with
    {
        Contacts = 60,
        Lists = 4,
        Segments = 3,
        SmsKeywords = 2,
        Fields = 12,
        Days = 10,
    };

    [Test]
    public async Task The_19_read_only_columns_are_filled_and_each_has_its_own_name()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("contact");

        var rows = account.Vendor.Rows("readContacts").ToDictionary(row => row["id"]);
        var records = run.Messages.Records("contact");
        Assert.That(records, Has.Count.EqualTo(60));
        foreach (var record in records)
        {
            var row = rows[record.GetProperty("id").GetString()!];
            Assert.That(
                ReadOnlyColumns.Select(name => TextOf(record, name)),
                Is.EqualTo(
                    ReadOnlyColumns.Select(name => row.GetValueOrDefault(name) is { Length: > 0 } text ? text : null)
                )
            );
        }

        foreach (var name in ReadOnlyColumns)
        {
            Assert.That(records.Select(record => TextOf(record, name)), Has.Some.Not.Null, name);
        }

        Assert.That(run.Messages.Logs("WARN"), Is.Empty, "no name but the known ones");
    }

    [Test]
    public async Task Every_group_of_columns_is_asked_for_in_the_order_of_the_service_description()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Config["custom_fields"] = new JsonArray("text_0");

        await account.ReadAsync("contact");

        var call = account.Calls("readContacts")[0];
        Assert.That(
            call.Arguments,
            Is.EqualTo(
                new[]
                {
                    "filter",
                    "includeLists",
                    "fields",
                    "pageNumber",
                    "includeSMSKeywords",
                    "includeGeoIPData",
                    "includeTechnologyData",
                    "includeRFMData",
                    "includeEngagementData",
                    "includeSegments",
                }
            )
        );
        Assert.That(
            call.Filter,
            Is.EqualTo(
                "<filter><type>AND</type><modified><value>2024-02-10T00:00:00Z</value><operator>AfterOrSameDay</operator></modified>"
                    + "<modified><value>2024-02-10T06:00:00Z</value><operator>Before</operator></modified></filter>"
            )
        );
    }

    [Test]
    public async Task Lists_segments_and_keywords_arrive_as_lists()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("contact");

        foreach (var name in new[] { "listIds", "segmentIds", "SMSKeywordIDs" })
        {
            var values = run
                .Messages.Records("contact")
                .Where(record => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                .Select(record => record.GetProperty(name))
                .ToList();
            Assert.That(
                values.Select(value => value.ValueKind),
                Is.Not.Empty.And.All.EqualTo(JsonValueKind.Array),
                name
            );
            Assert.That(values.Select(value => value.GetArrayLength()), Has.Some.EqualTo(1), "one is a list as well");
        }
    }

    [TestCase("text_0", 1)]
    [TestCase("integer_6,größe & form", 2)]
    [TestCase("*", 12)]
    public async Task Custom_fields_come_by_name(string names, int count)
    {
        await using var account = await Account.OpenAsync(Some);
        account.Config["custom_fields"] = new JsonArray([.. names.Split(',').Select(name => JsonValue.Create(name))]);

        var run = await account.ReadAsync("contact");

        var asked = account.Calls("readContacts").Select(call => call.Values("fields")).ToList();
        var ids = account.Vendor.Rows("readFields").ToDictionary(field => field["id"], field => field["name"]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(asked.Select(fields => fields.Count), Has.All.EqualTo(count));
        if (names != "*")
        {
            Assert.That(asked[0].Select(id => ids[id]), Is.EquivalentTo(names.Split(',')));
        }

        var fields = run
            .Messages.Records("contact")
            .SelectMany(record => record.TryGetProperty("fields", out var all) ? all.EnumerateArray() : default)
            .ToList();
        Assert.That(fields, Is.Not.Empty);
        Assert.That(
            fields.Select(field => field.GetProperty("name").GetString()),
            Is.EqualTo(fields.Select(field => ids[field.GetProperty("fieldId").GetString()!]))
        );
        Assert.That(
            fields.Select(field => field.GetProperty("content").ValueKind),
            Has.Some.EqualTo(JsonValueKind.String)
        );
        Assert.That(account.Calls("readFields"), Has.Count.EqualTo(2), "the names are asked for once");
    }

    [Test]
    public async Task Without_custom_fields_none_are_asked_for()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("contact");

        Assert.That(account.Calls("readFields"), Is.Empty);
        Assert.That(account.Calls("readContacts").SelectMany(call => call.Values("fields")), Is.Empty);
        Assert.That(run.Messages.Rows("contact"), Has.None.Contains("\"fieldId\""));
    }

    [Test]
    public async Task A_custom_field_that_is_not_there_is_named_by_check_and_by_the_stream()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Config["custom_fields"] = new JsonArray("text_0", "shoe_size");

        var check = await account.RunAsync("check", "--config", account.ConfigFile());
        var run = await account.ReadAsync(["contact", "list"]);

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("FAILED"));
        Assert.That(check.Messages.ConnectionStatus().Message, Does.Contain("\"shoe_size\"").And.Not.Contain("text_0"));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        var error = run.Messages.Errors()[0];
        Assert.That((error.Stream, error.FailureType), Is.EqualTo(("contact", "config_error")));
        Assert.That(error.Message, Does.Contain("\"shoe_size\"").And.Contain("custom_fields"));
        Assert.That(run.Messages.Statuses("list")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("")]
    [TestCase("<customSource/>")]
    [TestCase("<customSource></customSource>")]
    [TestCase("<customSource xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>")]
    [TestCase("<customSource xsi:nil=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"></customSource>")]
    public async Task What_is_absent_nil_or_empty_is_null(string element)
    {
        var run = await Stage.ReadRowsAsync(
            "contact",
            $"<id>c1</id>{element}<deleted/><modified>2024-04-10T11:30:00Z</modified><numSends/>"
        );

        var record = run.Messages.Records("contact").Single();
        Assert.That(
            new[] { "customSource", "deleted", "numSends" }.Select(name => TextOf(record, name)),
            Has.All.Null,
            record.GetRawText()
        );
    }

    private static string? TextOf(JsonElement record, string name) =>
        !record.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : string.Create(CultureInfo.InvariantCulture, $"{value.GetRawText()}");
}
