using System.Xml.Linq;
using Sandbox.Bronto;

namespace Sandbox.Tests.Bronto;

internal sealed class ReadingTests : BrontoTest
{
    private static string Page(int page) => $"<filter/><pageNumber>{page}</pageNumber>";

    [TestCase("readContacts", 90)]
    [TestCase("readUnsubscribes", 7)]
    [TestCase("readLists", 5)]
    [TestCase("readDeliveries", 25)]
    [TestCase("readConversions", 30)]
    [TestCase("readBounces", 30)]
    public async Task Pages_end_with_an_empty_one_and_hold_every_row_once(string operation, int size)
    {
        var vendor = Vendor(new BrontoOptions { PageSize = size, ConversionPageSize = size });
        var client = await ClientOfAsync(await ServeAsync(vendor));

        var first = await client.CallAsync(operation, Page(1));
        var rows = await client.PagesAsync(operation, Page);

        Assert.That(first.Rows, Has.Count.EqualTo(size));
        Assert.That(rows, Has.Count.EqualTo(vendor.Count(operation)).And.Count.GreaterThan(size));
        Assert.That(rows.Select(row => row.ToString()), Is.Unique);
    }

    [Test]
    public async Task Lists_come_in_pages_of_the_size_that_is_asked_for_but_not_under_ten()
    {
        var client = await BrontoAsync();

        var page = await client.CallAsync("readLists", "<filter/><pageNumber>2</pageNumber><pageSize>10</pageSize>");
        var small = await client.CallAsync("readLists", "<filter/><pageNumber>1</pageNumber><pageSize>9</pageSize>");

        Assert.That(page.Rows, Has.Count.EqualTo(2));
        Assert.That(small.FaultCode, Is.EqualTo(115));
    }

    [TestCase("readUnsubscribes", 80)]
    [TestCase("readBounces", 90)]
    public async Task Windows_that_meet_read_every_row_once(string operation, int expected)
    {
        var client = await BrontoAsync();
        var rows = 0;
        for (var start = Now.AddDays(-60); start < Now; start = start.AddHours(36))
        {
            var window =
                $"<filter><start>{BrontoClient.Time(start)}</start><end>{BrontoClient.Time(start.AddHours(36))}</end></filter>";
            rows += (await client.PagesAsync(operation, page => $"{window}<pageNumber>{page}</pageNumber>")).Count;
        }

        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public async Task Deliveries_are_found_by_their_start()
    {
        var client = await BrontoAsync();
        var filter =
            $"<filter><type>AND</type><start><value>{BrontoClient.Time(Now.AddDays(-30))}</value>"
            + "<operator>GreaterThanEqualTo</operator></start></filter>";

        var reply = await client.CallAsync("readDeliveries", filter + "<pageNumber>1</pageNumber>");

        Assert.That(reply.Rows, Has.Count.InRange(50, 70));
        Assert.That(reply.Rows.Select(row => (DateTimeOffset?)row.Element("start")), Is.All.AtLeast(Now.AddDays(-30)));
    }

    [TestCase("readDeliveries", "includeRecipients", "recipients")]
    [TestCase("readDeliveries", "includeContent", "content")]
    [TestCase("readDeliveries", "includeOrderIds", "orderId")]
    [TestCase("readMessages", "includeContent", "content")]
    [TestCase("readMessages", "includeStats", "numSends")]
    [TestCase("readDeliveryGroups", "includeStats", "numSends")]
    [TestCase("readSMSMessages", "includeContent", "content")]
    [TestCase("readSMSKeywords", "includeDeleted", "scheduledDeleteDate")]
    public async Task A_flag_decides_whether_its_elements_come(string operation, string flag, string element)
    {
        var client = await BrontoAsync();

        var with = await client.CallAsync(operation, $"{Page(1)}<{flag}>true</{flag}>");
        var without = await client.CallAsync(operation, Page(1));

        Assert.That(with.Rows.Elements(element), Is.Not.Empty);
        Assert.That(without.Rows.Elements(element), Is.Empty);
    }

    [Test]
    public async Task Some_unsubscribes_name_no_delivery()
    {
        var client = await BrontoAsync();

        var rows = await client.PagesAsync("readUnsubscribes", Page);

        Assert.That(rows.Count(row => row.Element("deliveryId") is null or { Value.Length: 0 }), Is.EqualTo(20));
        Assert.That(
            rows.Select(row =>
                (row.Element("contactId")?.Value, row.Element("deliveryId")?.Value, row.Element("created")?.Value)
            ),
            Is.Unique
        );
    }

    [Test]
    public void Every_type_of_field_is_there()
    {
        Assert.That(Vendor().Rows("readFields").Select(field => field["type"]).Distinct().Count(), Is.EqualTo(10));
    }

    [TestCase("<filter/>", 106)]
    [TestCase("<filter/><pageNumber>0</pageNumber>", 106)]
    [TestCase("<filter/><pageNumber>one</pageNumber>", 107)]
    [TestCase("<filter><type>NOR</type></filter><pageNumber>1</pageNumber>", 112)]
    [TestCase("<filter><modified><value>2026-01-01</value></modified></filter><pageNumber>1</pageNumber>", 107)]
    public async Task What_makes_no_sense_is_refused(string arguments, int code)
    {
        var client = await BrontoAsync();

        var reply = await client.CallAsync("readContacts", arguments);

        Assert.That(reply.FaultCode, Is.EqualTo(code));
    }
}
