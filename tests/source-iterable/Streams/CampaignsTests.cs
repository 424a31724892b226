using System.Globalization;
using System.Text.Json;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Campaigns and their metrics.</summary>
[Parallelizable(ParallelScope.All)]
public class CampaignsTests
{
    private static readonly string[] Final = ["Finished", "Aborted", "Archived", "Recalled"];

    [TestCase(Oddities.None, 2)]
    [TestCase(Oddities.PageCap, 60)]
    [TestCase(Oddities.NoNextPageUrl, 2)]
    [TestCase(Oddities.PageCap | Oddities.NoNextPageUrl, 60)]
    [TestCase(Oddities.PageCap | Oddities.UnknownFields | Oddities.BigNumbers, 60)]
    public async Task All_campaigns_come_once_however_they_are_paged(Oddities oddities, int requests)
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Campaigns = 1_200,
                Oddities = oddities,
            }
        );

        var run = await project.ReadAsync("campaigns");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "campaigns"), Is.EqualTo(project.Vendor.Campaigns.Select(campaign => campaign.Id)));
        Assert.That(project.Server.Requests.To("/api/campaigns"), Has.Count.EqualTo(requests));
        Assert.That(run.Messages.Logs("WARN").Where(text => text.Contains("says that there are")), Is.Empty);
    }

    [Test]
    public async Task A_later_run_gives_what_was_changed_started_or_ended_since_and_all_that_is_not_over()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Campaigns = 200 });
        var since = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

        var run = await project.ReadAsync("campaigns", State(since));

        var expected = project
            .Vendor.Campaigns.Where(campaign =>
                !Final.Contains(campaign.State)
                || new[] { campaign.UpdatedAt, campaign.StartAt, campaign.EndedAt }.Max() >= since
            )
            .ToList();
        Assert.That(Ids(run, "campaigns"), Is.EqualTo(expected.Select(campaign => campaign.Id)));
        Assert.That(
            expected.Where(campaign => Final.Contains(campaign.State) && campaign.UpdatedAt < since),
            Is.Not.Empty,
            "some have only started or ended since"
        );
        Assert.That(expected, Has.Count.LessThan(200));
    }

    [Test]
    public async Task The_state_is_the_latest_of_all_times_and_not_later_than_the_run()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Campaigns = 200 });

        var run = await project.ReadAsync("campaigns");

        var latest = project
            .Vendor.Campaigns.SelectMany(c => new[] { c.UpdatedAt, c.StartAt, c.EndedAt })
            .Max()!
            .Value.ToUnixTimeMilliseconds();
        Assert.That(run.Messages.LastState("campaigns"), Is.EqualTo($$"""{"updatedAt":{{latest}}}"""));
    }

    [Test]
    public async Task A_time_in_the_future_does_not_move_the_state()
    {
        var tomorrow = Project.Now.AddDays(1).ToUnixTimeMilliseconds();
        var lastWeek = Project.Now.AddDays(-7).ToUnixTimeMilliseconds();
        using var vendor = new FakeVendor().Always(
            "/api/campaigns",
            Reply.Json(
                $$"""{"campaigns":[{"id":1,"updatedAt":{{tomorrow}},"startAt":{{tomorrow}},"campaignState":"Scheduled"},{"id":2,"updatedAt":{{lastWeek}},"campaignState":"Finished"}],"totalCampaignsCount":2}"""
            )
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("campaigns");

        Assert.That(
            JsonElement.Parse(run.Messages.LastState("campaigns")).GetProperty("updatedAt").GetInt64(),
            Is.EqualTo(lastWeek)
        );
    }

    [Test]
    public async Task A_state_in_the_future_gives_nothing_and_stays()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Campaigns = 40 });

        var run = await project.ReadAsync("campaigns", """{"updatedAt":4070908800000}""");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("campaigns"), Is.Empty);
        Assert.That(run.Messages.LastState("campaigns"), Is.EqualTo("""{"updatedAt":4070908800000}"""));
    }

    [Test]
    public async Task A_list_that_is_shorter_than_it_says_is_warned_of()
    {
        using var vendor = new FakeVendor().Always(
            "/api/campaigns",
            Reply.Json("""{"campaigns":[],"totalCampaignsCount":5}""")
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("campaigns");

        Assert.That(
            run.Messages.Logs("WARN"),
            Has.One.EqualTo(
                "campaigns: Iterable sent 0 records and says that there are 5. Some may have come or gone meanwhile."
            )
        );
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.Crlf | Oddities.PageCap)]
    public async Task The_metrics_of_all_campaigns_come_eighty_at_a_time_with_the_cells_that_are_not_empty(
        Oddities oddities
    )
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Campaigns = 165,
                Oddities = oddities,
            }
        );

        var run = await project.ReadAsync("campaigns_metrics");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var asked = project.Server.Requests.To("/api/campaigns/metrics");
        Assert.That(
            asked.Select(request =>
                System.Web.HttpUtility.ParseQueryString(request.Query).GetValues("campaignId")!.Length
            ),
            Is.EqualTo(new[] { 80, 80, 5 })
        );
        Assert.That(asked.Select(request => request.Value("startDateTime")), Has.All.EqualTo("1970-01-01"));
        Assert.That(
            Ids(run, "campaigns_metrics"),
            Is.EqualTo(project.Vendor.Campaigns.Select(campaign => campaign.Id))
        );
        foreach (var record in run.Messages.Records("campaigns_metrics"))
        {
            Assert.That(
                record
                    .GetProperty("data")
                    .EnumerateObject()
                    .ToDictionary(
                        cell => cell.Name,
                        cell =>
                            cell.Value.ValueKind == JsonValueKind.String
                                ? cell.Value.GetString()
                                : cell.Value.GetRawText()
                    ),
                Is.EquivalentTo(project.Vendor.Metrics(record.GetProperty("id").GetInt64()))
            );
        }
    }

    [TestCase("12", "12")]
    [TestCase("1.10", "1.10")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("\"1,234\"", "\"1,234\"")]
    [TestCase("NaN", "\"NaN\"")]
    [TestCase("007", "\"007\"")]
    [TestCase("\"a \"\"b\"\"\r\nc\"", "\"a \\\"b\\\"\\r\\nc\"")]
    [TestCase("", null)]
    public async Task A_cell_keeps_its_digits_or_is_a_text(string cell, string? expected)
    {
        var run = await MetricsAsync($"id,\"Total, of \"\"all\"\"\"\n7,{cell}\n");

        var data = run.Messages.Records("campaigns_metrics").Single().GetProperty("data");
        var found = data.TryGetProperty("Total, of \"all\"", out var value);
        Assert.That(found, Is.EqualTo(expected is not null));
        Assert.That(
            !found
                || (
                    value.ValueKind == JsonValueKind.Number
                        ? value.GetRawText() == expected
                        : JsonElement.DeepEquals(value, JsonElement.Parse(expected!))
                ),
            Is.True,
            data.GetRawText()
        );
    }

    [TestCase("id,\"a;b;c;d\"\n7,1\n")]
    [TestCase("\uFEFFid,\"a;b;c;d\"\n7,1\n")]
    [TestCase("\"a;b;c;d\",Id\n1,7")]
    [TestCase("id,\"a;b;c;d\"\r\n7,1\r\n\r\n")]
    public async Task A_table_is_one_however_it_is_written(string table)
    {
        var run = await MetricsAsync(table);

        Assert.That(
            run.Messages.Rows("campaigns_metrics"),
            Is.EqualTo(new[] { """{"id":7,"data":{"a;b;c;d":1}}""" }),
            run.ToString()
        );
    }

    [Test]
    public async Task Ids_of_campaigns_may_be_longer_than_an_int()
    {
        const long id = 9_007_199_254_740_993;
        using var vendor = new FakeVendor()
            .Always("/api/campaigns", Reply.Json($$"""{"campaigns":[{"id":{{id}}}],"totalCampaignsCount":1}"""))
            .Always(
                $"/api/campaigns/metrics?campaignId={id}",
                Reply.Status(200, $"id,Revenue\n{id},1.50\n", "text/plain")
            );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("campaigns_metrics");

        Assert.That(
            run.Messages.Rows("campaigns_metrics"),
            Is.EqualTo(new[] { $$$"""{"id":{{{id}}},"data":{"Revenue":1.50}}""" })
        );
    }

    [TestCase("name,x\n7,1\n")]
    [TestCase("id,x\n7\n")]
    [TestCase("id,x\nseven,1\n")]
    [TestCase("<html><body>busy</body></html>")]
    public async Task What_is_no_table_of_campaigns_fails_the_stream(string body)
    {
        var run = await MetricsAsync(body);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("campaigns_metrics")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Records("campaigns_metrics"), Is.Empty);
    }

    private static async Task<RunResult> MetricsAsync(string table)
    {
        using var vendor = new FakeVendor()
            .Always("/api/campaigns", Reply.Json("""{"campaigns":[{"id":7}],"totalCampaignsCount":1}"""))
            .Always("/api/campaigns/metrics", Reply.Status(200, table, "text/plain"));
        using var stage = Stage.Of(vendor);
        return await stage.ReadAsync("campaigns_metrics");
    }

    private static IEnumerable<long> Ids(RunResult run, string stream) =>
        run.Messages.Records(stream).Select(record => record.GetProperty("id").GetInt64());

    private static string State(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"updatedAt":{{at.ToUnixTimeMilliseconds()}}}""");
}
