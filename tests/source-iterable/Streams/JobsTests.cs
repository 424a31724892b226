using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Exports as jobs whose files are fetched.</summary>
[Parallelizable(ParallelScope.All)]
public class JobsTests
{
    private static readonly IterableOptions Some = IterableOptions.Empty with { Events = 300, FileRecords = 50 };

    [Test]
    public async Task Each_event_comes_once_out_of_the_files_of_jobs()
    {
        await using var project = await OpenAsync(Some);

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(project.Exports, Is.Empty);
        Assert.That(project.Vendor.Jobs, Has.Count.EqualTo(4).And.All.Property("State").EqualTo("completed"));
        Assert.That(project.Vendor.Jobs.Sum(job => job.Downloads), Is.EqualTo(7));
        Assert.That(run.Messages.LastState("email_send"), Is.EqualTo("""{"createdAt":"2024-04-10T11:55:00+00:00"}"""));
    }

    [Test]
    public async Task Records_are_those_of_the_streaming_export()
    {
        await using var jobs = await OpenAsync(Some with { Oddities = Oddities.NonAscii | Oddities.UnknownFields });
        await using var streaming = await Project.OpenAsync(
            Some with
            {
                Oddities = Oddities.NonAscii | Oddities.UnknownFields,
            }
        );

        var files = await jobs.ReadAsync("custom_event");
        var lines = await streaming.ReadAsync("custom_event");

        Assert.That(files.Messages.Rows("custom_event"), Is.EqualTo(lines.Messages.Rows("custom_event")));
    }

    [Test]
    public async Task A_job_of_more_files_than_a_page_lists_is_read_in_full()
    {
        await using var project = await OpenAsync(Some with { FileRecords = 4, JobPolls = 6 });
        project.Config["window_in_days"] = 400;

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(project.Vendor.Jobs.Single().Downloads, Is.EqualTo(75));
    }

    [Test]
    public async Task Storage_is_asked_without_the_key_and_its_links_are_in_no_log()
    {
        await using var project = await OpenAsync(Some);

        var run = await project.ReadAsync("email_send");

        var storage = project.Server.Requests.Where(request => request.Path.StartsWith("/storage/")).ToList();
        Assert.That(storage, Is.Not.Empty);
        Assert.That(storage.Select(request => request.HasCredentials), Has.All.False);
        Assert.That(run.Text, Does.Not.Contain("X-Amz-Signature"));
    }

    [Test]
    public async Task A_link_that_has_run_out_is_asked_for_anew()
    {
        await using var project = await OpenAsync(Some);
        project.Server.Faults.Add("403@/storage/#2x1");

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(project.Vendor.Jobs, Has.Count.EqualTo(4), "no job is started again for it");
    }

    [Test]
    public async Task A_truncated_job_is_asked_for_in_halves()
    {
        await using var project = await OpenAsync(Some with { TruncatedJobLongerThan = TimeSpan.FromDays(8) });

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(
            project.Vendor.Jobs.Select(job => job.End - job.Start),
            Has.Some.EqualTo(TimeSpan.FromDays(7.5)).And.Some.EqualTo(TimeSpan.FromDays(30))
        );
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_job_that_failed_is_started_again(int failures)
    {
        await using var project = await OpenAsync(Some with { JobFailures = failures });
        project.Config["num_workers"] = 1;

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(project.Vendor.Jobs, Has.Count.EqualTo(4 + failures));
        Assert.That(run.Messages.Logs("WARN"), Has.Exactly(failures).Contains("ended as failed; it is started anew"));
    }

    [Test]
    public async Task Three_jobs_that_fail_fail_the_stream()
    {
        await using var project = await OpenAsync(Some with { JobFailures = 1000 });
        project.Config["num_workers"] = 1;

        var run = await project.ReadAsync(["email_send", "channels"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo("transient_error"));
        Assert.That(run.Messages.Statuses("email_send")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Statuses("channels")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(project.Vendor.Jobs, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_data_type_without_a_licence_is_seen_when_its_job_is_started()
    {
        await using var project = await OpenAsync(Some with { Unlicensed = new HashSet<string> { "rcsSend" } });

        var run = await project.ReadAsync("rcs_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Logs("WARN"), Has.One.Contains("does not export rcsSend"));
    }

    [Test]
    public async Task A_run_that_is_ended_cancels_its_own_unfinished_job_and_no_other()
    {
        await using var project = await OpenAsync(Some with { JobPolls = 1000 });
        project.Config["num_workers"] = 1;
        await StartForeignJobAsync(project);
        project.Server.Faults.Add("stall@/api/export/5000002/files?#3x*");
        using var folder = new WorkFolder();
        var discovered = await project.RunAsync("discover", "--config", project.ConfigFile());
        var catalog = ConfiguredCatalogs.Of(discovered.Messages.Catalog, "incremental", "email_send");
        using var stop = new CancellationTokenSource();

        var reading = project.RunAsync(
            ["read", "--config", project.ConfigFile(), "--catalog", folder.Write("catalog.json", catalog)],
            stop.Token
        );
        await project.Process.WhenAsync(messages =>
            messages.Logs("DEBUG").Count(log => log.Contains("/files 200")) == 2
        );
        await stop.CancelAsync();
        var run = await reading;

        Assert.That(run.Messages.Statuses("email_send")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(
            project.Vendor.Jobs.Select(job => (job.DataType, job.IsCancelled)),
            Is.EqualTo(new[] { ("emailOpen", false), ("emailSend", true) })
        );
    }

    [Test]
    public async Task A_stream_that_fails_cancels_its_job()
    {
        await using var project = await OpenAsync(Some with { JobPolls = 1000 });
        project.Config["num_workers"] = 1;
        project.Server.Faults.Add("403@/api/export/5000001/files?#3x*");

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(project.Vendor.Jobs.Single().IsCancelled, Is.True);
    }

    [Test]
    public async Task A_file_that_is_cut_is_fetched_again()
    {
        await using var project = await OpenAsync(Some);
        project.Server.Faults.Add("cut@/storage/#1x1");
        project.Server.Faults.Add("reset@/storage/#4x1");

        var run = await project.ReadAsync("email_send");

        CheckEvents(run, project);
        Assert.That(project.Vendor.Jobs, Has.Count.EqualTo(4));
    }

    [TestCase("COMPLETED")]
    [TestCase("Completed")]
    [TestCase("completed")]
    public async Task The_state_of_a_job_is_taken_in_any_case(string state)
    {
        using var vendor = new FakeVendor()
            .Expect(HttpMethod.Post, "/api/export/start", Reply.Json("""{"jobId":7}"""))
            .Expect(
                "/api/export/7/files",
                Reply.Json("""{"jobId":7,"jobState":"Enqueued","exportTruncated":false,"files":[]}"""),
                Reply.Json($$"""{"jobId":7,"jobState":"{{state}}","exportTruncated":false,"files":[]}""")
            );
        using var stage = Stage.Of(vendor);
        stage.Config["export_mode"] = "job";

        var run = await stage.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        vendor.VerifyAllCame();
    }

    /// <summary>The job of somebody else in the same project.</summary>
    private static async Task StartForeignJobAsync(Project project)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Api-Key", Project.ApiKey);
        using var job = new StringContent(
            """{"dataTypeName":"emailOpen","outputFormat":"application/x-json-stream"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var started = await client.PostAsync(new Uri($"{project.Server.BaseUrl}/api/export/start"), job);
        started.EnsureSuccessStatusCode();
    }

    private static async Task<Project> OpenAsync(IterableOptions options)
    {
        var project = await Project.OpenAsync(options);
        project.Config["export_mode"] = "job";
        return project;
    }

    private static void CheckEvents(RunResult run, Project project)
    {
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records("email_send").Select(record => record.GetProperty("messageId").GetString()),
            Is.EquivalentTo(project.Vendor.Events("emailSend").Select(e => e.Id))
        );
    }
}
