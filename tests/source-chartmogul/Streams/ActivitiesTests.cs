using System.Text.Json;
using Acceptance.Running;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests.Streams;

/// <summary>Activities: look-back, and going on in the middle of the list.</summary>
[Parallelizable(ParallelScope.All)]
public class ActivitiesTests
{
    private static readonly ChartMogulOptions Some = ChartMogulOptions.Empty with { Activities = 1_450 };

    [Test]
    public async Task A_first_run_asks_from_the_start_date_oldest_first()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("activities");

        var first = account.Server.Requests.To("/v1/activities")[0];
        Assert.That(
            first.Value("start-date"),
            Is.EqualTo("2023-12-31T23:59:59Z"),
            "a second earlier: the bound is not documented"
        );
        Assert.That(first.Value("order"), Is.EqualTo("date"));
        Assert.That(first.Value("per_page"), Is.EqualTo("200"));
        Assert.That(run.Messages.Records("activities"), Has.Count.EqualTo(1_450));
    }

    [Test]
    public async Task A_finished_run_leaves_the_latest_date_in_the_records_own_form_and_no_resume()
    {
        await using var account = await Account.OpenAsync(Some);

        var run = await account.ReadAsync("activities");

        var latest = run.Messages.Records("activities")[^1].GetProperty("date").GetString();
        Assert.That(run.Messages.LastState("activities"), Is.EqualTo($$"""{"date":"{{latest}}","pages":8}"""));
    }

    [TestCase(null, "2025-11-30T23:59:59Z")]
    [TestCase(3, "2025-12-27T23:59:59Z")]
    [TestCase(0, "2025-12-30T23:59:59Z")]
    public async Task A_later_run_looks_back_as_far_as_the_option_says(int? lookBack, string start)
    {
        await using var account = await Account.OpenAsync(Some);
        account.Config["lookback_window"] = lookBack;

        await account.ReadAsync("activities", """{"date":"2025-12-31T00:00:00+00:00","pages":8}""");

        Assert.That(account.Server.Requests.To("/v1/activities")[0].Value("start-date"), Is.EqualTo(start));
    }

    [Test]
    public async Task The_look_back_does_not_reach_before_the_start_date()
    {
        await using var account = await Account.OpenAsync(Some);

        await account.ReadAsync("activities", """{"date":"2024-01-05T00:00:00+00:00"}""");

        Assert.That(
            account.Server.Requests.To("/v1/activities")[0].Value("start-date"),
            Is.EqualTo("2023-12-31T23:59:59Z")
        );
    }

    [Test]
    public async Task A_run_that_broke_off_goes_on_exactly_there_without_looking_back()
    {
        await using var account = await Account.OpenAsync(Some);
        account.Server.Faults.Add("403@/v1/activities?#4x1");
        var broken = await account.ReadAsync("activities");
        var state = JsonElement.Parse(broken.Messages.LastState("activities"));

        var rest = await account.ReadAsync("activities", broken.Messages.StateFile());

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(state.GetProperty("pages").GetInt32(), Is.EqualTo(3));
        var token = state.GetProperty("resume").GetProperty("token").GetString();
        Assert.That(account.Server.Requests.To("/v1/activities")[0].Value("cursor"), Is.EqualTo(token));
        Assert.That(
            account.Server.Requests.To("/v1/activities")[0].Value("start-date"),
            Is.EqualTo("2023-12-31T23:59:59Z"),
            "the filters of the list that is read on"
        );
        Assert.That(
            Uuids(broken).Concat(Uuids(rest)),
            Is.Unique.And.Exactly(1_450).Items,
            "nothing lost, nothing twice"
        );
        Assert.That(rest.Messages.LastState("activities"), Does.EndWith("\"pages\":8}"));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(410)]
    [TestCase(422)]
    public async Task A_place_that_the_vendor_no_longer_knows_is_left_for_the_date_with_look_back(int status)
    {
        await using var account = await Account.OpenAsync(Some);
        var state =
            """{"date":"2025-12-01T00:00:00+00:00","pages":3,"resume":{"token":"bm8=","from":"2024-01-01T00:00:00+00:00"}}""";
        if (status is 404 or 422)
        {
            account.Server.Faults.Add($"{status}@/v1/activities?#1x1");
        }

        var run = await account.ReadAsync("activities", state);

        var requests = account.Server.Requests.To("/v1/activities");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(requests[0].Value("cursor"), Is.EqualTo("bm8="));
        Assert.That(requests[1].Value("cursor"), Is.Null);
        Assert.That(requests[1].Value("start-date"), Is.EqualTo("2025-10-31T23:59:59Z"));
        Assert.That(
            run.Messages.LastState("activities"),
            Does.Not.Contain("resume").And.Not.Contain("\"date\":\"2025-12-01")
        );
    }

    [Test]
    public async Task From_the_state_of_each_page_the_rest_is_read_without_a_hole()
    {
        await using var account = await Account.OpenAsync(Some);
        var all = Uuids(await account.ReadAsync("activities"));
        for (var page = 2; page <= 8; page++)
        {
            account.Server.Faults.Clear();
            account.Server.Faults.Add($"400@/v1/activities?#{page}x1");
            var broken = await account.ReadAsync("activities");
            account.Server.Faults.Clear();

            var rest = await account.ReadAsync("activities", broken.Messages.StateFile());

            Assert.That(Uuids(broken), Has.Count.EqualTo(200 * (page - 1)));
            Assert.That(Uuids(broken).Concat(Uuids(rest)), Is.EqualTo(all));
        }
    }

    [Test]
    public async Task A_record_dated_ahead_does_not_take_the_state_past_now()
    {
        await using var account = await Account.OpenAsync(
            Some with
            {
                FirstDay = new DateOnly(2025, 6, 1),
                LastDay = new DateOnly(2026, 6, 1),
            }
        );

        var run = await account.ReadAsync("activities");

        Assert.That(run.Messages.Records("activities"), Has.Count.EqualTo(1_450));
        Assert.That(run.Messages.LastState("activities"), Does.StartWith("""{"date":"2026-01-15T12:00:0"""));
    }

    [Test]
    public async Task The_cursor_is_sent_back_as_it_came()
    {
        await using var account = await Account.OpenAsync(Some with { Activities = 401 });

        await account.ReadAsync("activities");

        var cursors = account.Server.Requests.To("/v1/activities").Select(request => request.Query).Skip(1);
        Assert.That(
            cursors,
            Has.Exactly(2).Items.And.All.Matches("cursor=[A-Za-z0-9%]+%2B%2F8%3D&"),
            "escaped, since it holds = + and /"
        );
    }

    private static IReadOnlyList<string> Uuids(RunResult run) =>
        [.. run.Messages.Records("activities").Select(record => record.GetProperty("uuid").GetString()!)]; // each has one
}
