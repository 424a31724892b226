using System.Text.Json.Nodes;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.ChartMogul;

internal sealed class ActivitiesTests : SandboxTest
{
    [Test]
    public async Task Equal_dates_lie_on_both_sides_of_a_page_border()
    {
        var client = await ClientAsync();

        var dates = Dates(await client.ListAsync("/v1/activities"));

        Assert.That(dates, Is.Ordered);
        Assert.That(dates[199], Is.EqualTo(dates[200]));
        Assert.That(dates[0], Is.EqualTo("2024-01-01T00:00:00+00:00"));
    }

    [Test]
    public async Task A_range_holds_both_of_its_bounds()
    {
        var client = await ClientAsync(new ChartMogulOptions { EqualDates = 1 });
        var all = Dates(await client.ListAsync("/v1/activities"));
        var query =
            $"start-date={Uri.EscapeDataString(all[10])}&end-date={Uri.EscapeDataString(all[250])}&per_page=100";

        var range = Dates(await client.ListAsync("/v1/activities?" + query));

        Assert.That(range, Is.EqualTo(all[10..251]));
    }

    [Test]
    public async Task A_range_in_descending_order_is_the_same_backwards()
    {
        var client = await ClientAsync();
        const string range = "/v1/activities?start-date=2024-06-01&end-date=2025-06-01T00:00:00Z&per_page=50";
        var ascending = await client.ListAsync(range + "&order=date");

        var descending = await client.ListAsync(range + "&order=-date");

        Assert.That(ascending, Has.Count.GreaterThan(100));
        Assert.That(Uuids(descending), Is.EqualTo(Uuids(ascending).Reverse()));
    }

    [Test]
    public async Task A_type_selects_its_own()
    {
        var client = await ClientAsync();
        var all = await client.ListAsync("/v1/activities");

        var churn = await client.ListAsync("/v1/activities?type=churn&per_page=20");

        Assert.That(Uuids(churn), Is.EqualTo(Uuids(all.Where(record => $"{record["type"]}" == "churn"))));
        Assert.That(churn, Is.Not.Empty);
    }

    [Test]
    public async Task Old_clients_go_on_behind_the_last_uuid()
    {
        var client = await ClientAsync();
        var all = await client.ListAsync("/v1/activities");
        var read = new List<JsonObject>();
        for (var after = ""; ; )
        {
            var page = await client.JsonAsync($"/v1/activities?per_page=90{after}");
            read.AddRange(page["entries"]?.AsArray().Select(record => record?.AsObject() ?? []) ?? []);
            if ((bool?)page["has_more"] is false)
            {
                break;
            }

            after = $"&start-after={read[^1]["uuid"]}";
        }

        Assert.That(Uuids(read), Is.EqualTo(Uuids(all)));
    }

    [TestCase("start-date=yesterday")]
    [TestCase("end-date=2024-02-01")]
    [TestCase("type=birth")]
    [TestCase("order=name")]
    [TestCase("start-after=0d6c3f4e-1111-4222-8333-944445555666")]
    public async Task A_parameter_that_means_nothing_is_refused(string query)
    {
        var client = await ClientAsync();

        using var reply = await client.GetAsync("/v1/activities?" + query);

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
        Assert.That(await reply.Content.ReadAsStringAsync(), Does.StartWith("""{"code":400,"message":"""));
    }

    [Test]
    public async Task A_start_in_the_future_is_an_empty_list()
    {
        var client = await ClientAsync();

        Assert.That(await client.ListAsync("/v1/activities?start-date=2099-01-01"), Is.Empty);
    }

    private static List<string> Dates(IEnumerable<JsonObject> records) =>
        [.. records.Select(record => $"{record["date"]}")];

    private static IEnumerable<string> Uuids(IEnumerable<JsonObject> records) =>
        records.Select(record => $"{record["uuid"]}");
}
