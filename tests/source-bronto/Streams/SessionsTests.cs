using Acceptance.Running;
using Connectors.Support;
using Sandbox.Bronto;

namespace Connectors.Bronto.Tests.Streams;

/// <summary>Sessions: whose they are, and what becomes of a window of activities when its session or an answer is lost.</summary>
[Parallelizable(ParallelScope.All)]
public class SessionsTests
{
    private const string Inbound = "readRecentInboundActivities";

    private static readonly BrontoOptions Some = BrontoOptions.Empty with
    {
        InboundActivities = 150,
        OutboundActivities = 80,
        Contacts = 10,
        ActivityDays = 10,
        PageSize = 10,
    };

    [Test]
    public async Task No_two_streams_share_a_session()
    {
        await using var account = await Account.OpenAsync(new BrontoOptions { Days = 20, ActivityDays = 5 });
        account.Config["num_workers"] = 16;

        var run = await account.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var calls = account.AllCalls.Where(call => call.Session is not null && call.Operation != "readFields").ToList();
        Assert.That(calls.Select(call => call.Operation).Distinct().Count(), Is.GreaterThan(15));
        Assert.That(
            calls.GroupBy(call => call.Session).Select(group => group.Select(c => c.Operation).Distinct().Count()),
            Has.All.EqualTo(1)
        );
        Assert.That(account.Vendor.ParallelCalls, Is.Zero);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public async Task A_session_that_dies_within_a_window_begins_it_again_on_a_new_one_and_each_row_comes_once(int call)
    {
        await using var account = await Account.OpenAsync(Some with { ActivityDays = 1 });
        account.Config["start_date"] = "2024-04-09T12:00:00Z";
        account.Config["activity_window_hours"] = 24;
        account.Config["activity_id_mode"] = "strict";
        account.Server.Faults.Add($"soapfault=103@/v4/{Inbound}?#{call}x1");

        var run = await account.ReadAsync("inbound_activity");

        var calls = account.Calls(Inbound);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(calls[call].Direction, Is.EqualTo("FIRST"));
        Assert.That(calls[call].Session, Is.Not.EqualTo(calls[0].Session));
        Assert.That(calls[call].Filter, Is.EqualTo(calls[0].Filter));
        Assert.That(calls.Skip(call + 1).Select(next => next.Direction), Has.All.EqualTo("NEXT"));
        Assert.That(account.Vendor.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task Sessions_that_live_for_some_calls_only_lose_nothing()
    {
        await using var account = await Account.OpenAsync(Some with { ExpireAfterCalls = 6 });
        account.Config["activity_id_mode"] = "strict";

        var run = await account.ReadAsync(["inbound_activity", "outbound_activity"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(Ids(run, "outbound_activity"), Has.Count.EqualTo(80).And.Unique);
        Assert.That(account.Vendor.Logins, Is.GreaterThan(10));
    }

    [TestCase("reset")]
    [TestCase("503")]
    [TestCase("cut")]
    [TestCase("html200")]
    [TestCase("soapfault=113")]
    public async Task An_answer_to_next_that_is_lost_is_never_asked_for_again_by_itself(string fault)
    {
        await using var account = await Account.OpenAsync(Some with { ActivityDays = 1 });
        account.Config["start_date"] = "2024-04-09T12:00:00Z";
        account.Config["activity_window_hours"] = 24;
        account.Config["activity_id_mode"] = "strict";
        account.Server.Faults.Add($"{fault}@/v4/{Inbound}?#3x1");

        var run = await account.ReadAsync("inbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Ids(run, "inbound_activity"), Has.Count.EqualTo(150).And.Unique);
        Assert.That(account.Calls(Inbound)[3].Direction, Is.EqualTo("FIRST"));
        Assert.That(account.Calls(Inbound).Count(call => call.Direction == "FIRST"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_session_that_is_never_valid_ends_with_an_error_after_some_logins()
    {
        await using var account = await Account.OpenAsync(Some with { Oddities = Oddities.SessionAlwaysInvalid });

        var run = await account.ReadAsync(["inbound_activity", "contact"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors().Select(error => error.FailureType), Has.All.EqualTo("transient_error"));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("103"));
        Assert.That(account.Vendor.Logins, Is.EqualTo(10), "five for each stream");
    }

    [Test]
    public async Task An_end_that_follows_a_lost_session_at_once_is_not_believed()
    {
        var isLost = false;
        using var vendor = new SoapVendor(
            (call, _) =>
            {
                var wasLost = isLost;
                isLost |= call.Direction == "NEXT";
                return wasLost ? SoapVendor.Fault(116)
                    : isLost ? SoapVendor.Fault(103)
                    : SoapVendor.Rows("<return><activityType>send</activityType></return>");
            }
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("outbound_activity");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("transient_error"));
        Assert.That(run.Messages.Records("outbound_activity"), Is.Empty);
        Assert.That(run.Messages.Statuses("outbound_activity")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(vendor.Calls.Skip(2).Select(call => call.Direction), Has.All.EqualTo("FIRST"));
    }

    [Test]
    public async Task Fewer_activities_than_before_the_session_died_are_believed_when_they_are_told_twice()
    {
        var attempts = new List<int>();
        using var vendor = new SoapVendor(
            (call, _) =>
            {
                if (call.Direction == "FIRST")
                {
                    attempts.Add(attempts.Count);
                    var rows = attempts.Count == 1 ? 3 : 2;
                    return SoapVendor.Rows(
                        string.Concat(Enumerable.Repeat("<return><activityType>send</activityType></return>", rows))
                    );
                }

                return SoapVendor.Fault(attempts.Count == 1 ? 103 : 116);
            }
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("outbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(attempts, Has.Count.EqualTo(3));
        Assert.That(run.Messages.Records("outbound_activity"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_window_that_breaks_off_early_in_between_does_not_count_as_telling_how_many_there_are()
    {
        // Of each attempt: how many pages there are, and what is behind them.
        var attempts = new (int Pages, int Fault)[] { (2, 103), (1, 103), (1, 116), (2, 116) };
        var (attempt, page) = (-1, 0);
        using var vendor = new SoapVendor(
            (call, _) =>
            {
                (attempt, page) = call.Direction == "FIRST" ? (attempt + 1, 1) : (attempt, page + 1);
                return page <= attempts[attempt].Pages
                    ? SoapVendor.Rows(
                        $"<return><activityType>send</activityType><contactId>{page}</contactId></return>"
                    )
                    : SoapVendor.Fault(attempts[attempt].Fault);
            }
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync("outbound_activity");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("outbound_activity"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_id_of_a_session_is_in_no_message()
    {
        using var vendor = new SoapVendor(
            (call, _) => SoapVendor.Fault(106, $"106: the session {call.Session} is odd")
        );
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(["list", "contact"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Text, Does.Contain("is odd").And.Not.Contain("session-1").And.Not.Contain("session-2"));
    }

    private static IReadOnlyList<string?> Ids(RunResult run, string stream) =>
        [.. run.Messages.Records(stream).Select(record => record.GetProperty("id").GetString())];
}
