using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.ChartMogul.Streams;
using Connectors.Support.Running;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests;

/// <summary>Configs and accounts of every kind.</summary>
[Parallelizable(ParallelScope.All)]
public class RunTests
{
    [TestCase("2024-03-01", "2024-02-29T23:59:59Z")]
    [TestCase("03/01/2024", "2024-02-29T23:59:59Z")]
    [TestCase("2024-03-01T10:00:00Z", "2024-03-01T09:59:59Z")]
    [TestCase("2024-03-01T10:00:00.5Z", "2024-03-01T09:59:59Z")]
    [TestCase("2024-03-01T10:00:00+02:00", "2024-03-01T07:59:59Z")]
    public async Task A_start_date_in_each_form_is_an_instant_in_utc(string start, string asked)
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = start;

        await account.ReadAsync("activities");

        Assert.That(account.Server.Requests.To("/v1/activities").Single().Value("start-date"), Is.EqualTo(asked));
    }

    [TestCase("2026-01-17")]
    [TestCase("2999-01-01T00:00:00Z")]
    public async Task A_start_in_the_future_gives_no_record_and_asks_for_none(string start)
    {
        await using var account = await Account.OpenAsync(new ChartMogulOptions());
        account.Config["start_date"] = start;
        string[] streams = ["activities", "mrr_daily", "key_metrics_yearly"];

        var run = await account.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Server.Requests, Is.Empty);
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(streams.Select(stream => run.Messages.Statuses(stream)[^1]), Has.All.EqualTo("COMPLETE"));
        Assert.That(streams.Select(stream => run.Messages.States(stream).Count), Has.All.EqualTo(1));
    }

    [Test]
    public async Task A_start_tomorrow_where_it_is_tomorrow_already_is_read()
    {
        await using var account = await Account.OpenAsync(
            ChartMogulOptions.Empty with
            {
                TimeZone = "Pacific/Kiritimati",
            }
        );
        account.Config["start_date"] = "2026-01-16";

        var run = await account.ReadAsync("mrr_daily");

        Assert.That(run.Messages.Records("mrr_daily"), Has.Count.EqualTo(1));
    }

    [TestCase("", "")]
    [TestCase("", "/")]
    [TestCase("", "/v1")]
    [TestCase("/archive", "")]
    [TestCase("/archive", "/v1/")]
    public async Task The_address_may_have_a_path_before_the_version_and_may_name_the_version(
        string prefix,
        string tail
    )
    {
        await using var account = await Account.OpenAsync(new ChartMogulOptions(), prefix);
        account.Config["base_url"] = account.Server.BaseUrl + tail;

        var check = await account.RunAsync("check", "--config", account.ConfigFile());
        var run = await account.ReadAsync("activities");

        Assert.That(check.Messages.ConnectionStatus().Status, Is.EqualTo("SUCCEEDED"));
        Assert.That(run.Messages.Records("activities"), Has.Count.EqualTo(500));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_config_written_for_airbytes_own_connector_works_as_it_is(bool hasInterval)
    {
        await using var account = await Account.OpenAsync(new ChartMogulOptions());
        var theirs = new JsonObject { ["api_key"] = Account.ApiKey, ["start_date"] = "2017-01-25T00:00:00Z" };
        if (hasInterval)
        {
            theirs["interval"] = "month";
        }

        foreach (var name in account.Config.Select(option => option.Key).Where(name => name != "base_url").ToList())
        {
            account.Config.Remove(name);
        }

        foreach (var (name, value) in theirs)
        {
            account.Config[name] = value?.DeepClone();
        }

        string[] streams =
        [
            .. hasInterval ? new[] { "customer_count" } : [],
            "customers",
            "activities",
            "customer_daily_count",
        ];

        var run = await account.ReadAsync(streams, mode: "full_refresh");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(streams.Select(stream => run.Messages.Records(stream).Count), Has.All.Positive);
    }

    [Test]
    public async Task Options_that_nobody_knows_are_ignored()
    {
        await using var account = await Account.OpenAsync();
        account.Config["_limit"] = 3;
        account.Config["made_up"] = "made_up_value";

        var run = await account.ReadAsync("plans");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Messages.Logs("DEBUG"), Has.Some.Contains("made_up"));
        Assert.That(run.Text, Does.Not.Contain("made_up_value"));
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.MissingHasMore)]
    public async Task An_empty_account_is_read_with_0(Oddities oddities)
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { Oddities = oddities });

        var run = await account.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var records = run
            .Messages.Of("RECORD", "record")
            .Select(record => record.GetProperty("stream").GetString()!)
            .Distinct();
        Assert.That(
            records.Where(name =>
                name is not "account"
                && Metric.Others.All(metric => !name.StartsWith(metric.Name, StringComparison.Ordinal))
                && !name.EndsWith("_count", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    [TestCase("customers", 450)]
    [TestCase("activities", 500)]
    [TestCase("customers", 400)]
    public async Task A_list_whose_last_page_does_not_say_whether_there_is_more_is_read_in_full(
        string stream,
        int records
    )
    {
        await using var account = await Account.OpenAsync(
            new ChartMogulOptions
            {
                Customers = records,
                Activities = records,
                Oddities = Oddities.MissingHasMore,
            }
        );

        var run = await account.ReadAsync(stream);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Rows(stream), Is.Unique.And.Exactly(records).Items);
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task An_account_whose_limits_others_use_up_is_read_in_full_all_the_same(int status)
    {
        await using var account = await Account.OpenAsync(
            new ChartMogulOptions { Customers = 120, MaxParallel = status == 503 ? 2 : null }
        );
        account.Server.Faults.Add("429@/v1/customers/#20x15");
        account.Config["rate_limit_factor"] = 1;
        account.Config["num_workers"] = 16;

        var run = await account.ReadAsync(["customer_subscriptions", "activities", "invoices", "plans", "tasks"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Server.Requests.Select(request => request.Status), Has.Some.EqualTo(status));
        Assert.That(run.Messages.Rows("customer_subscriptions"), Is.Unique.And.Not.Empty);
        Assert.That(run.Messages.Records("activities"), Has.Count.EqualTo(500));
    }

    [Test]
    public async Task Streams_that_are_read_at_once_take_turns_by_the_thousand_records()
    {
        await using var account = await Account.OpenAsync(
            new ChartMogulOptions
            {
                Customers = 4_000,
                Activities = 4_000,
                SubscriptionEvents = 4_000,
            }
        );

        var run = await account.ReadAsync(["customers", "activities", "subscription_events"]);

        var streams = run
            .Messages.Of("RECORD", "record")
            .Select(record => record.GetProperty("stream").GetString()!)
            .ToList();
        var switches = streams.Zip(streams.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.That(streams, Has.Count.EqualTo(12_000));
        Assert.That(switches, Is.LessThan(20), "60 pages; some runners load anew at each switch");
    }

    [Test]
    public async Task Records_leave_while_later_pages_are_still_to_come()
    {
        await using var account = await Account.OpenAsync(ChartMogulOptions.Empty with { Activities = 2_000 });
        var stop = new CancellationTokenSource();
        account.Server.Faults.Add("stall@/v1/activities?#5x*");
        var catalog = ConfiguredCatalogs.Of(
            (await account.RunAsync("discover", "--config", account.ConfigFile())).Messages.Catalog,
            "full_refresh",
            "activities"
        );
        using var folder = new WorkFolder();
        var process = new InProcess(new ChartMogulSource()) { Clock = account.Clock };
        var run = process.RunAsync(
            ["read", "--config", account.ConfigFile(), "--catalog", folder.Write("catalog.json", catalog)],
            stop.Token
        );

        await process.WhenAsync(messages => messages.Records("activities").Count >= 800);
        await stop.CancelAsync();

        Assert.That((await run).Messages.Statuses("activities")[^1], Is.EqualTo("INCOMPLETE"));
        stop.Dispose();
    }
}
