using System.Text.Json.Nodes;
using Sandbox.ChartMogul;

namespace Sandbox.Tests.ChartMogul;

internal sealed class MetricsTests : SandboxTest
{
    private const string Range = "start-date=2024-01-15&end-date=2024-03-05";

    [TestCase("day", 51, "2024-01-15", "2024-03-05")]
    [TestCase("week", 8, "2024-01-21", "2024-03-10")]
    [TestCase("month", 3, "2024-01-31", "2024-03-31")]
    [TestCase("quarter", 1, "2024-03-31", "2024-03-31")]
    [TestCase("year", 1, "2024-12-31", "2024-12-31")]
    public async Task Each_interval_is_named_by_its_last_day(string interval, int count, string first, string last)
    {
        var client = await ClientAsync();

        var entries = Entries(await client.JsonAsync($"/v1/metrics/customer-count?{Range}&interval={interval}"));

        Assert.That(entries, Has.Count.EqualTo(count));
        Assert.That($"{entries[0]["date"]}", Is.EqualTo(first));
        Assert.That($"{entries[^1]["date"]}", Is.EqualTo(last));
    }

    [Test]
    public async Task Weeks_begin_where_the_account_says()
    {
        var client = await ClientAsync(new ChartMogulOptions { WeekStartsOnSunday = true });

        var entries = Entries(await client.JsonAsync($"/v1/metrics/mrr?{Range}&interval=week"));

        Assert.That($"{entries[0]["date"]}", Is.EqualTo("2024-01-20"));
    }

    [TestCase("customer-count", "customers")]
    [TestCase("mrr", "mrr")]
    [TestCase("arr", "arr")]
    [TestCase("arpa", "arpa")]
    [TestCase("asp", "asp")]
    [TestCase("customer-churn-rate", "customer-churn-rate")]
    [TestCase("mrr-churn-rate", "mrr-churn-rate")]
    [TestCase("ltv", "ltv")]
    public async Task A_metric_has_its_value_and_a_change_that_is_zero_first(string path, string field)
    {
        var client = await ClientAsync();

        var reply = await client.JsonAsync($"/v1/metrics/{path}?{Range}&interval=month");

        var entries = Entries(reply);
        Assert.That(entries.Select(entry => (double?)entry[field]), Is.All.GreaterThan(0));
        Assert.That((double?)entries[0]["percentage-change"], Is.Zero);
        Assert.That(entries.Skip(1).Select(entry => (double?)entry["percentage-change"]), Is.All.Not.Zero);
        Assert.That(reply["summary"]?.AsObject().Select(pair => pair.Key), Has.Exactly(3).Items);
    }

    [Test]
    public async Task All_key_metrics_come_with_eight_values_and_their_changes()
    {
        var client = await ClientAsync();

        var reply = await client.JsonAsync($"/v1/metrics/all?{Range}&interval=month");

        var fields = Entries(reply)[0].Select(pair => pair.Key).ToList();
        Assert.That(fields, Has.Count.EqualTo(17));
        Assert.That(fields, Does.Contain("customer-churn-rate-percentage-change"));
        Assert.That(reply["summary"]?.AsObject(), Has.Count.EqualTo(24));
    }

    [Test]
    public async Task A_day_has_the_same_value_in_every_range()
    {
        var client = await ClientAsync();
        var wide = Entries(await client.JsonAsync($"/v1/metrics/mrr?{Range}&interval=day"));

        var narrow = Entries(
            await client.JsonAsync("/v1/metrics/mrr?start-date=2024-02-01&end-date=2024-02-03&interval=day")
        );

        Assert.That(
            narrow.Select(entry => (long?)entry["mrr"]),
            Is.EqualTo(wide.Skip(17).Take(3).Select(entry => (long?)entry["mrr"]))
        );
    }

    [TestCase("asp", "interval=day")]
    [TestCase("asp", "interval=week")]
    [TestCase("mrr", "interval=decade")]
    public async Task An_interval_that_is_not_offered_is_refused(string metric, string query)
    {
        var client = await ClientAsync();

        using var reply = await client.GetAsync($"/v1/metrics/{metric}?{Range}&{query}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }

    [TestCase("")]
    [TestCase("start-date=2024-01-01")]
    [TestCase("start-date=2024-02-01&end-date=2024-01-01")]
    [TestCase("start-date=2024-01-01T00:00:00Z&end-date=2024-02-01")]
    public async Task A_range_that_is_none_is_refused(string range)
    {
        var client = await ClientAsync();

        using var reply = await client.GetAsync($"/v1/metrics/mrr?{range}");

        Assert.That((int)reply.StatusCode, Is.EqualTo(400));
    }

    [TestCase(LtvInterval.Optional, 200, 200)]
    [TestCase(LtvInterval.Refused, 400, 200)]
    [TestCase(LtvInterval.Required, 200, 400)]
    public async Task Ltv_takes_its_interval_as_the_account_is_told(LtvInterval how, int with, int without)
    {
        var server = await StartAsync(new ChartMogulOptions { LtvInterval = how });
        var client = Client(server);

        await client.GetAsync($"/v1/metrics/ltv?{Range}&interval=month");
        await client.GetAsync($"/v1/metrics/ltv?{Range}");

        Assert.That(server.Requests.Select(request => request.Status), Is.EqualTo(new[] { with, without }));
    }

    private static List<JsonObject> Entries(JsonObject reply) =>
        [.. reply["entries"]?.AsArray().Select(entry => entry?.AsObject() ?? []) ?? []];
}
