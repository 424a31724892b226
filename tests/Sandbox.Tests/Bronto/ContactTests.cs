using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class ContactTests : BrontoTest
{
    [TestCase("AfterOrSameDay", "Before", false)]
    [TestCase("GreaterThanEqualTo", "LessThan", true)]
    public async Task Windows_of_modified_that_meet_read_every_contact_once(string from, string to, bool operatorFirst)
    {
        var vendor = Vendor();
        var client = await ClientOfAsync(await ServeAsync(vendor));
        var ids = new List<string?>();
        for (var start = Now.AddDays(-60); start < Now; start = start.AddDays(6))
        {
            var filter = Modified(from, start, operatorFirst) + Modified(to, start.AddDays(6), operatorFirst);
            var rows = await client.PagesAsync("readContacts", page => Contacts(page, filter));
            ids.AddRange(rows.Select(row => (string?)row.Element("id")));
        }

        Assert.That(ids, Is.EquivalentTo(vendor.Rows("readContacts").Select(row => row["id"])));
        Assert.That(ids, Has.Count.EqualTo(300));
    }

    [Test]
    public async Task After_leaves_out_the_very_second()
    {
        var vendor = Vendor();
        var client = await ClientOfAsync(await ServeAsync(vendor));
        var at = DateTimeOffset.Parse(vendor.Rows("readContacts")[0]["modified"], null);

        var from = await client.CallAsync("readContacts", Contacts(1, Modified("GreaterThanEqualTo", at)));
        var after = await client.CallAsync("readContacts", Contacts(1, Modified("After", at)));

        // Three are modified in each second.
        Assert.That(from.Rows.Count - after.Rows.Count, Is.EqualTo(3));
    }

    [Test]
    public async Task The_same_day_may_mean_the_whole_day()
    {
        var client = await BrontoAsync(new BrontoOptions { Contacts = 900, Oddities = Oddities.WholeDays });

        var noon = await client.CallAsync("readContacts", Contacts(1, Modified("AfterOrSameDay", Now.AddDays(-3))));
        var midnight = await client.CallAsync(
            "readContacts",
            Contacts(1, Modified("AfterOrSameDay", Now.AddDays(-3).AddHours(-12)))
        );
        var exact = await client.CallAsync(
            "readContacts",
            Contacts(1, Modified("GreaterThanEqualTo", Now.AddDays(-3)))
        );

        Assert.That(noon.Rows, Has.Count.EqualTo(midnight.Rows.Count).And.Count.GreaterThan(exact.Rows.Count));
    }

    [TestCase("includeLists", "listIds")]
    [TestCase("includeSegments", "segmentIds")]
    [TestCase("includeSMSKeywords", "SMSKeywordIDs")]
    [TestCase("includeGeoIPData", "geoIPCountry")]
    [TestCase("includeTechnologyData", "mobileEmailClient")]
    [TestCase("includeRFMData", "totalOrders")]
    [TestCase("includeEngagementData", "lastDeliveryDate")]
    public async Task A_flag_decides_whether_its_columns_come(string flag, string column)
    {
        var client = await BrontoAsync();

        var with = await client.CallAsync("readContacts", Contacts(includes: $"<{flag}>true</{flag}>"));
        var without = await client.CallAsync("readContacts", Contacts(includes: $"<{flag}>false</{flag}>"));

        Assert.That(with.Content.Descendants(column).Count(), Is.GreaterThan(50));
        Assert.That(without.Content.Descendants(column), Is.Empty);
    }

    [Test]
    public async Task Only_the_custom_fields_that_are_named_come()
    {
        var client = await BrontoAsync();
        var fields = await client.PagesAsync("readFields", page => $"<filter/><pageNumber>{page}</pageNumber>");
        var id = (string?)fields[3].Element("id");

        var reply = await client.CallAsync(
            "readContacts",
            Contacts(includes: $"<fields>{id}</fields><fields>no</fields>")
        );
        var none = await client.CallAsync("readContacts", Contacts());

        Assert.That(
            reply.Content.Descendants("fieldId").Select(field => field.Value),
            Is.Not.Empty.And.All.EqualTo(id)
        );
        Assert.That(none.Content.Descendants("fieldId"), Is.Empty);
    }

    [Test]
    public async Task Values_are_absent_nil_empty_and_hard_to_escape()
    {
        var client = await BrontoAsync();

        var rows = (await client.CallAsync("readContacts", Contacts())).Rows;
        var sources = rows.Select(row => row.Element("customSource")).ToList();

        Assert.That(sources, Has.Some.Null);
        Assert.That(sources.Count(source => source?.FirstAttribute?.Name.LocalName == "nil"), Is.AtLeast(10));
        Assert.That(sources.Count(source => source?.Value.Length == 0), Is.AtLeast(10));
        Assert.That(sources.Select(source => source?.Value), Has.Some.EqualTo("Tom & Jerry <\"'>"));
        Assert.That(sources.Select(source => source?.Value), Has.Some.EqualTo("Rocket 🚀 Labs"));
        Assert.That(sources.Select(source => source?.Value), Has.Some.EqualTo("  blanks around  "));
        Assert.That(rows.Count(row => (bool?)row.Element("deleted") == true), Is.AtLeast(10));
    }
}
