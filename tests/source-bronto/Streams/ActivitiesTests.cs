using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>How activities are read: windows, pages whose place Bronto keeps, and sessions.</summary>
[Parallelizable(ParallelScope.All)]
public class ActivitiesTests
{
    private const string Inbound = "readRecentInboundActivities";
    private const string Outbound = "readRecentOutboundActivities";

    private static readonly BrontoOptions Some = BrontoOptions.Empty with
    {
        InboundActivities = 150,
        OutboundActivities = 80,
        Contacts = 10,
        ActivityDays = 10,
        PageSize = 10,
    };

    [Test]
    public async Task Windows_double_from_an_hour_to_a_day_and_follow_each_other_to_the_start_of_the_run()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("outbound_activity");

        var windows = account.Windows(Outbound);
        var hours = windows.Select(window => (window.Until - window.From).TotalHours).ToList();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(hours.Take(7), Is.EqualTo(new[] { 1.0, 2, 4, 8, 16, 24, 24 }));
        Assert.That(hours.Skip(5).SkipLast(1), Has.All.EqualTo(24));
        Assert.That(windows[0].From, Is.EqualTo(Account.Now.AddDays(-30).AddMinutes(5)));
        Assert.That(windows[^1].Until, Is.EqualTo(Account.Now));
        Assert.That(windows.Skip(1).Select(w => w.From), Is.EqualTo(windows.SkipLast(1).Select(w => w.Until)));
        Assert.That(
            run.Messages.States("outbound_activity"),
            Has.Count.GreaterThan(1),
            "windows without activities are saved, too"
        );
        Assert.That(
            run.Messages.LastState("outbound_activity"),
            Is.EqualTo("""{"createdDate":"2024-04-10T12:00:00Z"}""")
        );
    }

    [Test]
    public async Task A_window_is_asked_for_with_first_and_its_rest_with_next_by_the_same_filter()
    {
        await using var account = await Account.OpenAsync(Some);

        await account.ReadAsync("inbound_activity");

        foreach (var window in account.Calls(Inbound).GroupBy(call => call.Window))
        {
            var directions = window.Select(call => call.Direction).ToList();
            Assert.That(directions[0], Is.EqualTo("FIRST"));
            Assert.That(directions.Skip(1), Has.All.EqualTo("NEXT"));
            Assert.That(
                window
                    .Select(call => call.Filter.Replace(call.Direction!, "", StringComparison.Ordinal))
                    .Distinct()
                    .Count(),
                Is.EqualTo(1)
            );
        }

        Assert.That(
            account.Calls(Inbound)[0].Filter,
            Is.EqualTo(
                "<filter><start>2024-03-11T12:05:00Z</start><end>2024-03-11T13:05:00Z</end><size>5000</size>"
                    + "<readDirection>FIRST</readDirection></filter>"
            )
        );
        Assert.That(account.Calls(Inbound).Count(call => call.Direction == "NEXT"), Is.GreaterThan(10));
    }

    [TestCase(Oddities.None)]
    [TestCase(Oddities.EmptyFirst116)]
    [TestCase(Oddities.EmptyEndPage)]
    [TestCase(Oddities.InclusiveEnd)]
    [TestCase(Oddities.EmptyFirst116 | Oddities.EmptyEndPage | Oddities.InclusiveEnd | Oddities.FaultsAs200)]
    [TestCase(Oddities.FaultsWithoutDetail)]
    public async Task Each_activity_comes_once_on_sessions_that_nobody_shares(Oddities oddities)
    {
        await using var account = await Account.OpenAsync(Some with { Oddities = oddities });
        account.Config["activity_id_mode"] = "strict";

        var run = await account.ReadAsync(["inbound_activity", "outbound_activity"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(Ids(run, "outbound_activity"), Has.Count.EqualTo(80).And.Unique);
        Assert.That(Accounting.Problems(run.Messages, "inbound_activity"), Is.Empty);
        var inbound = account.Calls(Inbound).Select(call => call.Session).Distinct().ToList();
        var outbound = account.Calls(Outbound).Select(call => call.Session).Distinct().ToList();
        Assert.That((inbound.Count, outbound.Count), Is.EqualTo((1, 1)));
        Assert.That(inbound, Is.Not.EqualTo(outbound));
        Assert.That(account.Vendor.ParallelCalls, Is.Zero);
        Assert.That(account.Server.Requests.Select(request => request.Remark), Has.All.Null);
    }

    [Test]
    public async Task An_activity_that_becomes_readable_after_its_window_was_read_is_kept()
    {
        using var vendor = new SoapVendor(
            (call, number) =>
                SoapVendor.Rows(
                    number == 2 // the first window is empty
                        ? "<return><createdDate>2024-04-10T06:30:00Z</createdDate><contactId>a</contactId></return>"
                        : ""
                )
        );
        using var stage = Stage.Of(vendor);
        stage.Config["start_date"] = "2024-04-10T06:00:00Z";

        var run = await stage.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(vendor.Calls[1].Filter, Does.Contain("<start>2024-04-10T07:00:00Z</start>"));
        Assert.That(run.Messages.Records("inbound_activity"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_does_not_know_next_is_not_read_for_ever()
    {
        using var vendor = SoapVendor.Of(
            SoapVendor.Rows("<return><createdDate>2024-04-10T06:30:00Z</createdDate></return>")
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(vendor.Calls, Has.Count.EqualTo(2));
        Assert.That(run.Messages.Records("inbound_activity"), Is.Empty);
    }

    [Test]
    public async Task A_start_that_is_refused_moves_on_by_an_hour_and_is_warned_of()
    {
        // The vendor's clock is ahead, so that the edge has come nearer.
        await using var account = await Account.OpenAsync(
            Some with
            {
                Oddities = Oddities.RefuseActivityStart,
            },
            ahead: TimeSpan.FromMinutes(10)
        );
        account.Config["activity_id_mode"] = "strict";

        var run = await account.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(
            account.Calls(Inbound).Take(2).Select(call => call.Window.From),
            Is.EqualTo(new[] { "2024-03-11T12:05:00Z", "2024-03-11T13:00:00Z" })
        );
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("reading begins at 2024-03-11 13:00:00Z"));
        Assert.That(
            run.Messages.LastState("inbound_activity"),
            Is.EqualTo("""{"createdDate":"2024-04-10T12:00:00Z"}""")
        );
    }

    [Test]
    public async Task A_start_that_is_refused_again_fails_the_stream()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Server.Faults.Add($"soapfault=1201@/v4/{Inbound}?#1x*");

        var run = await account.ReadAsync(["inbound_activity", "outbound_activity"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("1201"));
        Assert.That(account.Calls(Inbound), Has.Count.EqualTo(2));
        Assert.That(run.Messages.Statuses("outbound_activity")[^1], Is.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task A_window_that_does_not_fit_into_the_spool_is_asked_for_in_halves()
    {
        await using var account = await Account.OpenAsync(Some with { ActivityDays = 1, PageSize = 5000 });
        account.Environment["CONNECTOR_STORAGE_LIMIT_BYTES"] = "1";
        account.Config["start_date"] = "2024-04-09T12:00:00Z";
        account.Config["activity_window_hours"] = 24;
        account.Config["activity_id_mode"] = "strict";
        account.Server.Faults.Add($"huge-record=17000000@/v4/{Inbound}?#1x1");

        var run = await account.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(
            account.Windows(Inbound).Select(window => (window.Until - window.From).TotalHours),
            Is.EqualTo(new[] { 12.0, 24.0, 12.0 })
        );
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("is asked for in smaller ones"));
    }

    [Test]
    public async Task The_page_size_is_that_of_the_option()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Config["activity_page_size"] = 1000;

        await account.ReadAsync("inbound_activity");

        Assert.That(account.Calls(Inbound).Select(call => call.Filter), Has.All.Contains("<size>1000</size>"));
    }

    private static IReadOnlyList<string?> Ids(RunResult run, string stream) =>
        [.. run.Messages.Records(stream).Select(record => record.GetProperty("id").GetString())];
}
