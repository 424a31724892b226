using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>The windows in which events are asked for.</summary>
[Parallelizable(ParallelScope.All)]
public class WindowsTests
{
    private const string Form = "yyyy-MM-dd HH:mm:ss '+00:00'";

    private static readonly IterableOptions Some = IterableOptions.Empty with { Events = 300 };

    [TestCase(400, 1)]
    [TestCase(30, 4)]
    [TestCase(31, 4)]
    [TestCase(1, 101)]
    [TestCase(0.7, 144)]
    public async Task Each_event_comes_once_however_many_windows_there_are(double days, int windows)
    {
        await using var project = await Project.OpenAsync(Some with { Oddities = Oddities.DateForms });
        project.Config["window_in_days"] = days;

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Exports, Has.Count.EqualTo(windows));
        CheckEvents(run, project);
        Assert.That(Accounting.Problems(run.Messages, "email_send"), Is.Empty);
    }

    [Test]
    public async Task Windows_follow_each_other_without_a_gap_from_the_start_to_five_minutes_ago_in_utc()
    {
        await using var project = await Project.OpenAsync(Some);

        var run = await project.ReadAsync("email_send");

        var windows = project.Windows;
        Assert.That(windows[0].From, Is.EqualTo("2024-01-01 00:00:00 +00:00"));
        Assert.That(windows[^1].Until, Is.EqualTo("2024-04-10 11:55:00 +00:00"));
        Assert.That(windows.Skip(1).Select(w => w.From), Is.EqualTo(windows.SkipLast(1).Select(w => w.Until)));
        Assert.That(
            project.Exports.Select(request => request.Query),
            Has.One.Contains("startDateTime=2024-01-01%2000%3A00%3A00%20%2B00%3A00"),
            "a plus would be taken for a blank"
        );
        Assert.That(
            run.Messages.LastState("email_send"),
            Is.EqualTo("""{"createdAt":"2024-04-10T11:55:00+00:00"}"""),
            "the end of the window, and not the last event"
        );
    }

    [Test]
    public async Task A_run_that_goes_on_gets_the_events_of_the_very_second_of_its_state()
    {
        await using var project = await Project.OpenAsync(Some);
        project.Config["lookback_days"] = 0;
        var border = project
            .Vendor.Events("emailSend")
            .Select(e => e.At)
            .Where(at => at.TimeOfDay == TimeSpan.Zero)
            .Max();

        project.Config["end_date"] = $"{border:yyyy-MM-dd}";
        var first = await project.ReadAsync("email_send");
        project.Config["end_date"] = null;
        var second = await project.ReadAsync("email_send", first.Messages.StateFile());

        Assert.That(first.Messages.Rows("email_send").Concat(second.Messages.Rows("email_send")), Is.Unique);
        Assert.That(Ids(first).Concat(Ids(second)), Is.EquivalentTo(All(project)));
        Assert.That(second.Messages.Records("email_send"), Is.Not.Empty);
    }

    [Test]
    public async Task Each_window_that_is_done_is_saved()
    {
        await using var project = await Project.OpenAsync(Some);
        project.Server.Faults.Add("403@/api/export/data.json?#3x*");
        project.Config["num_workers"] = 1;

        var broken = await project.ReadAsync("email_send");
        project.Server.Faults.Clear();
        project.Config["lookback_days"] = 0;
        var rest = await project.ReadAsync("email_send", broken.Messages.StateFile());

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(
            broken.Messages.LastState("email_send"),
            Is.EqualTo("""{"createdAt":"2024-03-01T00:00:00+00:00"}""")
        );
        Assert.That(project.Windows[0].From, Is.EqualTo("2024-03-01 00:00:00 +00:00"));
        Assert.That(Ids(broken).Concat(Ids(rest)), Is.EquivalentTo(All(project)));
    }

    [TestCase(8, 1)]
    [TestCase(8, 4)]
    [TestCase(1, 4)]
    public async Task A_window_whose_body_is_cut_is_asked_for_in_halves_and_nothing_comes_twice(int days, int workers)
    {
        await using var project = await Project.OpenAsync(Some with { CutLongerThan = TimeSpan.FromDays(days) });
        project.Config["num_workers"] = workers;

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        CheckEvents(run, project);
        Assert.That(Accounting.Problems(run.Messages, "email_send"), Is.Empty);
        var whole = project.Exports.Where(request => Length(request) <= TimeSpan.FromDays(days)).ToList();
        Assert.That(whole.Select(Length), Has.Some.EqualTo(TimeSpan.FromDays(30) / (days == 8 ? 4 : 32)));
    }

    [Test]
    public async Task A_window_of_five_minutes_that_is_cut_three_times_fails_the_stream_and_no_other()
    {
        await using var project = await Project.OpenAsync(Some);
        project.Server.Faults.Add("cut@/api/export/data.json?dataTypeName=emailOpen&x*");

        var run = await project.ReadAsync(["email_open", "email_send"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("email_open")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(
            run.Messages.Errors().Select(error => (error.Stream, error.FailureType)),
            Is.EqualTo(new[] { ("email_open", "transient_error"), ("", "transient_error") })
        );
        Assert.That(run.Messages.Records("email_open"), Is.Empty);
        var asked = project.Exports.Where(request => request.Value("dataTypeName") == "emailOpen").ToList();
        Assert.That(asked.Select(Length).Min(), Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(
            asked.Count(request =>
                Length(request) == TimeSpan.FromMinutes(5)
                && request.Value("startDateTime")!.StartsWith("2024-01-01 00:00:00", StringComparison.Ordinal)
            ),
            Is.EqualTo(3)
        );
        Assert.That(run.Messages.Statuses("email_send")[^1], Is.EqualTo("COMPLETE"));
        CheckEvents(run, project);
    }

    [Test]
    public async Task A_window_of_which_nothing_comes_for_five_minutes_is_asked_for_in_halves()
    {
        using var vendor = new FakeVendor().Always("/api/export/data.json", Reply.Status(200));
        using var hush = new Hush(vendor, "/api/export/data.json");
        using var stage = Stage.Of(hush);

        var reading = stage.ReadAsync("email_send");
        await hush.Asked;
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        var run = await reading;

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            vendor.Requests.Select(request => Uri.UnescapeDataString(request.PathAndQuery.Split("&startDateTime=")[1])),
            Is.EqualTo(
                new[]
                {
                    "2024-04-09 12:00:00 +00:00&endDateTime=2024-04-09 23:57:30 +00:00",
                    "2024-04-09 23:57:30 +00:00&endDateTime=2024-04-10 11:55:00 +00:00",
                }
            )
        );
    }

    [Test]
    public async Task An_empty_project_is_many_windows_without_records()
    {
        await using var project = await Project.OpenAsync();
        project.Config["start_date"] = "2021-01-01";

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Records("email_send"), Is.Empty);
        Assert.That(project.Exports.Select(Length), Has.All.LessThanOrEqualTo(TimeSpan.FromDays(30)));
        Assert.That(project.Exports, Has.Count.EqualTo(40));
    }

    private static void CheckEvents(RunResult run, Project project) =>
        Assert.That(Ids(run), Is.EquivalentTo(All(project)));

    private static IEnumerable<string?> Ids(RunResult run) =>
        run.Messages.Records("email_send").Select(record => record.GetProperty("messageId").GetString());

    private static IEnumerable<string> All(Project project) => project.Vendor.Events("emailSend").Select(e => e.Id);

    private static TimeSpan Length(Sandbox.Serving.LoggedRequest request) =>
        Time(request.Value("endDateTime")!) - Time(request.Value("startDateTime")!);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(
            text,
            Form,
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );
}
