using System.Text;
using Sandbox.Iterable;

namespace Sandbox.Tests.Iterable;

internal sealed class MetricsTests : IterableTest
{
    [Test]
    public async Task Each_campaign_that_is_asked_for_has_a_line_of_what_the_vendor_says()
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));

        var rows = Rows(await client.TextAsync(Path(vendor.Campaigns.Select(campaign => campaign.Id))));

        Assert.That(rows, Has.Count.EqualTo(31));
        Assert.That(rows[0][0], Is.EqualTo("id"));
        foreach (var row in rows.Skip(1))
        {
            var cells = rows[0].Zip(row).Skip(1).Where(cell => cell.Second.Length > 0);
            Assert.That(
                cells.ToDictionary(cell => cell.First, cell => cell.Second),
                Is.EquivalentTo(vendor.Metrics(long.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)))
            );
        }

        Assert.That(
            rows.SelectMany(row => row),
            Has.Some.Contains("\n").And.Some.Contains("\"").And.Some.Contains(",")
        );
    }

    [TestCase("Email", "Total Email Sends")]
    [TestCase("Push", "Total Pushes Sent")]
    [TestCase("WebPush", "Total Web Pushes Sent")]
    public async Task Columns_depend_on_the_media(string medium, string column)
    {
        var vendor = new IterableVendor(new IterableOptions());
        var client = WithKey(await StartAsync(vendor));

        var header = Rows(await client.TextAsync(Path([vendor.Campaigns.First(c => c.Medium == medium).Id])))[0];
        var other = Rows(await client.TextAsync(Path([vendor.Campaigns.First(c => c.Medium == "SMS").Id])))[0];

        Assert.That(header, Does.Contain(column).And.Contain("Revenue"));
        Assert.That(other, Does.Not.Contain(column).And.Contain("Revenue"));
    }

    [Test]
    public async Task A_campaign_that_there_is_not_has_no_line()
    {
        var client = await IterableAsync();

        using var reply = await client.GetAsync(Path([7_700_123, 1]));

        Assert.That(reply.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
        Assert.That(Rows(await reply.Content.ReadAsStringAsync()), Has.Count.EqualTo(2));
    }

    [TestCase(80, 200)]
    [TestCase(110, 414)]
    public async Task An_address_that_is_too_long_is_refused(int ids, int status)
    {
        var client = await IterableAsync();

        using var reply = await client.GetAsync(Path(Enumerable.Range(7_700_123, ids).Select(id => (long)id)));

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
    }

    [TestCase("")]
    [TestCase("?campaignId=abc")]
    [TestCase("?campaignId=7700123&startDateTime=soon")]
    public async Task Ids_and_dates_are_checked(string query)
    {
        using var reply = await (await IterableAsync()).GetAsync($"/api/campaigns/metrics{query}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }

    private static string Path(IEnumerable<long> ids) =>
        $"/api/campaigns/metrics?{string.Join('&', ids.Select(id => $"campaignId={id}"))}&startDateTime=1970-01-01";

    /// <summary>CSV as RFC 4180 has it.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var n = 0; n < csv.Length; n++)
        {
            switch (csv[n])
            {
                case '"' when quoted && n + 1 < csv.Length && csv[n + 1] == '"':
                    cell.Append(csv[++n]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\n' when !quoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    rows.AddRange(csv[n] == '\n' && n + 1 < csv.Length ? [new List<string>()] : []);
                    break;
                default:
                    cell.Append(csv[n]);
                    break;
            }
        }

        return rows;
    }
}
