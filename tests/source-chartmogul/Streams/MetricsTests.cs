using System.Globalization;
using System.Text.Json;
using Acceptance.Running;
using Connectors.ChartMogul.Streams;
using Sandbox.ChartMogul;
using Sandbox.Serving;

namespace Connectors.ChartMogul.Tests.Streams;

/// <summary>Metrics: intervals, the lead that is dropped, zones and what the vendor refuses.</summary>
[Parallelizable(ParallelScope.All)]
public class MetricsTests
{
    [TestCase("daily", "2024-03-01")]
    [TestCase("weekly", "2024-03-03")]
    [TestCase("monthly", "2024-03-31")]
    [TestCase("quarterly", "2024-03-31")]
    [TestCase("yearly", "2024-12-31")]
    public async Task The_first_record_is_the_first_wanted_one_and_its_change_is_no_made_up_zero(
        string interval,
        string first
    )
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = "2024-03-01";

        var run = await account.ReadAsync($"mrr_{interval}");

        var record = run.Messages.Records($"mrr_{interval}")[0];
        Assert.That(record.GetProperty("date").GetString(), Is.EqualTo(first));
        Assert.That(run.Messages.Records($"mrr_{interval}").Select(Change), Has.None.Zero);
    }

    [Test]
    public async Task A_later_run_drops_its_lead_as_well()
    {
        await using var account = await Account.OpenAsync();
        var all = (await account.ReadAsync("customer_monthly_count")).Messages.Rows("customer_monthly_count");

        var run = await account.ReadAsync("customer_monthly_count", """{"date":"2025-12-31"}""");

        Assert.That(
            run.Messages.Rows("customer_monthly_count"),
            Is.Not.Empty.And.SubsetOf(all),
            "the changes are those of a full read"
        );
    }

    [TestCase("mrr_daily", "2025-12-01")]
    [TestCase("mrr_monthly", "2025-10-30")]
    [TestCase("mrr_quarterly", "2025-06-30")]
    [TestCase("mrr_yearly", "2023-12-30")]
    public async Task A_later_run_looks_back_thirty_days_and_two_intervals_at_least(string stream, string first)
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = "2020-01-01";

        await account.ReadAsync(stream, """{"date":"2025-12-31"}""");

        var interval = Interval.All.Single(i => stream.EndsWith(i.Adverb, StringComparison.Ordinal)).Days;
        var lead = DateOnly.Parse(first, CultureInfo.InvariantCulture).AddDays(-interval);
        Assert.That(
            Asked(account, "mrr").Value("start-date"),
            Is.EqualTo(lead.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
    }

    [TestCase("mrr_daily")]
    [TestCase("mrr_weekly")]
    [TestCase("mrr_yearly")]
    public async Task Dates_ahead_are_kept_and_the_state_is_today_at_most(string stream)
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { WeekStartsOnSunday = true });

        var run = await account.ReadAsync(stream);

        var last = run.Messages.Records(stream)[^1].GetProperty("date").GetString();
        Assert.That(
            last,
            Is.EqualTo(
                stream switch
                {
                    "mrr_daily" => "2026-01-15",
                    "mrr_weekly" => "2026-01-17",
                    _ => "2026-12-31",
                }
            )
        );
        Assert.That(run.Messages.LastState(stream), Is.EqualTo("""{"date":"2026-01-15"}"""));
    }

    [TestCase("Pacific/Kiritimati", "2026-01-16")]
    [TestCase("America/Los_Angeles", "2026-01-15")]
    [TestCase("Etc/GMT+12", "2026-01-15")]
    [TestCase("Nowhere/Atall", "2026-01-15")]
    public async Task Today_is_the_accounts_own(string zone, string today)
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { TimeZone = zone });

        var run = await account.ReadAsync("mrr_daily");

        Assert.That(Asked(account, "mrr").Value("end-date"), Is.EqualTo(today));
        Assert.That(run.Messages.LastState("mrr_daily"), Is.EqualTo($$"""{"date":"{{today}}"}"""));
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.Count.EqualTo(zone.StartsWith("Nowhere", StringComparison.Ordinal) ? 1 : 0)
        );
    }

    [TestCase("2024-03-01", "2024-03-01")]
    [TestCase("2024-03-01T02:00:00Z", "2024-02-29")]
    [TestCase("2024-03-01T00:00:00-08:00", "2024-03-01")]
    public async Task A_start_with_a_time_is_a_day_in_the_accounts_zone(string start, string first)
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                TimeZone = "America/Los_Angeles",
            }
        );
        account.Config["start_date"] = start;

        var run = await account.ReadAsync("mrr_daily");

        Assert.That(run.Messages.Records("mrr_daily")[0].GetProperty("date").GetString(), Is.EqualTo(first));
    }

    [Test]
    public async Task The_zone_is_asked_for_once_a_run()
    {
        await using var account = await Account.OpenAsync();

        await account.ReadAsync(["mrr_daily", "mrr_weekly", "arr_daily", "key_metrics_yearly"]);

        Assert.That(account.Server.Requests.To("/v1/account"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Intervals_that_the_vendor_does_not_offer_are_no_streams_and_the_option_adds_one()
    {
        await using var account = await Account.OpenAsync();
        var without = await NamesAsync(account);
        account.Config["interval"] = "quarter";

        var with = await NamesAsync(account);

        Assert.That(
            without.Where(name => name.StartsWith("asp_", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "asp_monthly", "asp_quarterly", "asp_yearly" })
        );
        Assert.That(
            without.Where(name => name.StartsWith("ltv_", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "ltv_monthly", "ltv_quarterly", "ltv_yearly" })
        );
        Assert.That(with.Except(without), Is.EqualTo(new[] { "customer_count" }));
    }

    [Test]
    public async Task The_chosen_interval_gives_the_same_records_as_its_own_stream()
    {
        await using var account = await Account.OpenAsync();
        account.Config["interval"] = "quarter";

        var run = await account.ReadAsync(["customer_count", "customer_quarterly_count"]);

        Assert.That(
            run.Messages.Rows("customer_count"),
            Is.Not.Empty.And.EqualTo(run.Messages.Rows("customer_quarterly_count"))
        );
    }

    [Test]
    public async Task Ltv_by_month_is_asked_without_an_interval_where_that_is_refused_and_the_others_fail()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                LtvInterval = LtvInterval.Refused,
            }
        );

        var run = await account.ReadAsync(["ltv_monthly", "ltv_quarterly", "arr_monthly"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("ltv_monthly")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("ltv_monthly")[0].GetProperty("date").GetString(), Is.EqualTo("2024-01-31"));
        Assert.That(run.Messages.Statuses("arr_monthly")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Statuses("ltv_quarterly")[^1], Is.EqualTo("INCOMPLETE"));
        var error = run.Messages.Errors().First(e => e.Stream == "ltv_quarterly");
        Assert.That(error.FailureType, Is.EqualTo("config_error"));
        Assert.That(error.Message, Does.Contain("Deselect ltv_quarterly"));
    }

    [Test]
    public async Task Filters_are_sent_with_each_metric_and_nowhere_else()
    {
        await using var account = await Account.OpenAsync();
        account.Config["geo"] = "US,GB";
        account.Config["plans"] = "Team & Co";
        account.Config["metrics_filters"] = "currency~ANY~'USD'";

        await account.ReadAsync(["arr_monthly", "plans"]);

        var request = Asked(account, "arr");
        Assert.That(
            (request.Value("geo"), request.Value("plans"), request.Value("filters")),
            Is.EqualTo(("US,GB", "Team & Co", "currency~ANY~'USD'"))
        );
        Assert.That(account.Server.Requests.To("/v1/plans")[0].Query, Does.Not.Contain("geo"));
    }

    private static LoggedRequest Asked(Account account, string metric) =>
        account.Server.Requests.To($"/v1/metrics/{metric}").Single();

    private static double Change(JsonElement record) => record.GetProperty("percentage-change").GetDouble();

    private static async Task<IReadOnlyList<string>> NamesAsync(Account account)
    {
        RunResult run = await account.RunAsync("discover", "--config", account.ConfigFile());
        return
        [
            .. run
                .Messages.Catalog.GetProperty("streams")
                .EnumerateArray()
                .Select(stream => stream.GetProperty("name").GetString()!),
        ];
    }
}
