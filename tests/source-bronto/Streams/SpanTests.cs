using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>From when to when streams are read: by the options, and by what a state says.</summary>
[Parallelizable(ParallelScope.All)]
public class SpanTests
{
    private const string ActivityEdge = "2024-03-11T12:05:00Z";

    [TestCase("2024-04-01", "2024-04-01T00:00:00Z")]
    [TestCase("04/01/2024", "2024-04-01T00:00:00Z")]
    [TestCase("2024-04-01T10:00:00Z", "2024-04-01T10:00:00Z")]
    [TestCase("2024-04-01T10:00:00-04:30", "2024-04-01T14:30:00Z")]
    [TestCase("2024-04-01T10:00:00.750+02:00", "2024-04-01T08:00:00Z")]
    [TestCase(null, "2023-04-10T12:00:00Z")]
    public async Task The_start_is_where_the_option_says_and_everything_is_in_utc(string? option, string start)
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = option;
        account.Config["contact_window_hours"] = 1000;

        var run = await account.ReadAsync("unsubscribe");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Calls("readUnsubscribes")[0].Window.From, Is.EqualTo(start));
        Assert.That(run.Messages.LastState("unsubscribe"), Is.EqualTo("""{"created":"2024-04-10T12:00:00Z"}"""));
    }

    [TestCase("contact", "readContacts", "modified", "2024-04-05T02:00:00Z")]
    [TestCase("unsubscribe", "readUnsubscribes", "created", "2024-04-05T02:00:00Z")]
    [TestCase("bounce", "readBounces", "created", "2024-04-05T02:00:00Z")]
    [TestCase("delivery", "readDeliveries", "start", "2024-04-02T08:00:00Z")]
    [TestCase("inbound_activity", "readRecentInboundActivities", "createdDate", "2024-04-02T08:00:00Z")]
    [TestCase("outbound_activity", "readRecentOutboundActivities", "createdDate", "2024-04-02T08:00:00Z")]
    public async Task A_later_run_goes_back_by_one_window_or_by_the_look_back(
        string stream,
        string operation,
        string cursor,
        string start
    )
    {
        await using var account = await Account.OpenAsync();
        account.Config["activity_window_hours"] = 24;

        await account.ReadAsync(stream, $$"""{"{{cursor}}":"2024-04-05T08:00:00Z"}""");

        Assert.That(account.Calls(operation)[0].Window.From, Is.EqualTo(start));
    }

    [TestCase("contact", "readContacts", "modified")]
    [TestCase("inbound_activity", "readRecentInboundActivities", "createdDate")]
    public async Task A_later_run_does_not_go_back_before_the_start(string stream, string operation, string cursor)
    {
        await using var account = await Account.OpenAsync();
        account.Config["start_date"] = "2024-04-05T07:00:00Z";

        await account.ReadAsync(stream, $$"""{"{{cursor}}":"2024-04-05T08:00:00Z"}""");

        Assert.That(account.Calls(operation)[0].Window.From, Is.EqualTo("2024-04-05T07:00:00Z"));
    }

    [TestCase("""[{"bookmarks":{"contact":{"field":"modified","last_record":"2024-04-05T08:00:00Z"}}}]""")]
    [TestCase(
        """[{"type":"LEGACY","data":{"bookmarks":{"contact":{"field":"modified","last_record":"2024-04-05T10:00:00+02:00"}}}}]"""
    )]
    [TestCase("""[{"type":"LEGACY","data":{"contact":{"modified":"2024-04-05T08:00:00Z"}}}]""")]
    public async Task A_state_of_the_tap_is_read_on_from(string state)
    {
        await using var account = await Account.OpenAsync();

        var run = await account.ReadAsync("contact", state);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Calls("readContacts")[0].Window.From, Is.EqualTo("2024-04-05T02:00:00Z"));
    }

    [Test]
    public async Task A_state_of_the_tap_is_accepted_as_the_file_it_is()
    {
        await using var account = await Account.OpenAsync();
        using var folder = new WorkFolder();
        var catalog = folder.Write(
            "catalog.json",
            """
            {"streams":[{"stream":{"name":"unsubscribe","json_schema":{}},"sync_mode":"incremental"},
            {"stream":{"name":"inbound_activity","json_schema":{}},"sync_mode":"incremental"}]}
            """
        );
        var state = folder.Write(
            "state.json",
            """
            {"bookmarks":{"unsubscribe":{"field":"created","last_record":"2024-04-05T08:00:00Z"},
            "inbound_activity":{"field":"createdDate","last_record":"2024-04-09T08:00:00Z"},
            "outbound_activity":{"field":"createdDate","last_record":"2024-04-09T08:00:00Z"}}}
            """
        );

        var run = await account.RunAsync(
            "read",
            "--config",
            account.ConfigFile(),
            "--catalog",
            catalog,
            "--state",
            state
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Calls("readUnsubscribes")[0].Window.From, Is.EqualTo("2024-04-05T02:00:00Z"));
        Assert.That(account.Calls("readRecentInboundActivities")[0].Window.From, Is.EqualTo("2024-04-06T08:00:00Z"));
    }

    [TestCase("contact", """{"modified":"yesterday"}""")]
    [TestCase("inbound_activity", """{"createdDate":12}""")]
    public async Task A_state_that_cannot_be_read_fails_its_stream_with_the_advice_to_reset_it(
        string stream,
        string state
    )
    {
        await using var account = await Account.OpenAsync();

        var run = await account.ReadAsync([stream, "list"], state);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("config_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain($"\"{stream}\"").And.Contain("reset this stream"));
        Assert.That(run.Messages.Statuses("list")[^1], Is.EqualTo("COMPLETE"));
    }

    [TestCase("2024-04-11")]
    [TestCase("2999-01-01T00:00:00Z")]
    public async Task A_start_in_the_future_gives_no_record_and_asks_for_none(string start)
    {
        await using var account = await Account.OpenAsync(new BrontoOptions());
        account.Config["start_date"] = start;
        string[] streams = ["contact", "inbound_activity", "unsubscribe", "delivery"];

        var run = await account.ReadAsync(streams);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Server.Requests, Is.Empty);
        Assert.That(run.Messages.Of("RECORD", "record"), Is.Empty);
        Assert.That(streams.Select(stream => run.Messages.Statuses(stream)[^1]), Has.All.EqualTo("COMPLETE"));
    }

    [Test]
    public async Task Activities_of_a_first_run_begin_30_days_ago_less_five_minutes()
    {
        await using var account = await Account.OpenAsync();

        var run = await account.ReadAsync("inbound_activity");

        Assert.That(account.Calls("readRecentInboundActivities")[0].Window.From, Is.EqualTo(ActivityEdge));
        Assert.That(run.Messages.Logs("INFO"), Has.One.Contains("Bronto keeps activities for 30 days"));
        Assert.That(run.Messages.Logs("WARN"), Is.Empty);
    }

    [TestCase("2024-03-12T12:00:00Z")]
    [TestCase("2024-03-11T12:05:00Z")]
    public async Task The_look_back_never_goes_below_30_days(string saved)
    {
        await using var account = await Account.OpenAsync();

        var run = await account.ReadAsync("inbound_activity", $$"""{"createdDate":"{{saved}}"}""");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(account.Calls("readRecentInboundActivities")[0].Window.From, Is.EqualTo(ActivityEdge));
        Assert.That(run.Messages.Logs("WARN"), Is.Empty, "nothing is lost");
    }

    [Test]
    public async Task A_state_older_than_30_days_is_warned_of_and_the_run_goes_on()
    {
        await using var account = await Account.OpenAsync(
            BrontoOptions.Empty with
            {
                InboundActivities = 50,
                ActivityDays = 5,
            }
        );

        var run = await account.ReadAsync("inbound_activity", """{"createdDate":"2024-02-20T00:00:00Z"}""");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.One.Contains("2024-02-20 00:00:00Z").And.One.Contains("2024-03-11 12:05:00Z")
        );
        Assert.That(account.Calls("readRecentInboundActivities")[0].Window.From, Is.EqualTo(ActivityEdge));
        Assert.That(run.Messages.Records("inbound_activity"), Has.Count.EqualTo(50));
        Assert.That(
            run.Messages.LastState("inbound_activity"),
            Is.EqualTo("""{"createdDate":"2024-04-10T12:00:00Z"}""")
        );
    }
}
