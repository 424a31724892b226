using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Acceptance.Running;
using Connectors.Support;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests.Streams;

/// <summary>Exports that Iterable refuses, for good or for now.</summary>
[Parallelizable(ParallelScope.All)]
public class RefusalsTests
{
    private static readonly IterableOptions Unlicensed = IterableOptions.Empty with
    {
        Events = 6,
        Unlicensed = new HashSet<string> { "whatsAppSend" },
    };

    [Test]
    public async Task A_data_type_without_a_licence_is_empty_for_an_incremental_read_without_a_state()
    {
        await using var project = await Project.OpenAsync(Unlicensed);

        var run = await project.ReadAsync(["whats_app_send", "email_send"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Statuses("whats_app_send")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("whats_app_send"), Is.Empty);
        Assert.That(
            run.Messages.Logs("WARN"),
            Has.One.StartsWith("whats_app_send: Iterable does not export whatsAppSend to this project.")
        );
        Assert.That(run.Messages.LastState("whats_app_send"), Is.EqualTo($$"""{"{{Messages.Placeholder}}":true}"""));
        Assert.That(run.Messages.Records("email_send"), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task What_is_read_after_a_licence_was_bought_begins_at_the_start()
    {
        await using var without = await Project.OpenAsync(Unlicensed);
        await using var with = await Project.OpenAsync(Unlicensed with { Unlicensed = new HashSet<string>() });

        var first = await without.ReadAsync("whats_app_send");
        var second = await with.ReadAsync("whats_app_send", first.Messages.StateFile());

        Assert.That(second.Messages.Records("whats_app_send"), Has.Count.EqualTo(6));
    }

    [TestCase("full_refresh", null)]
    [TestCase("incremental", """{"createdAt":"2024-03-20T08:00:00+00:00"}""")]
    public async Task A_data_type_without_a_licence_fails_where_its_emptiness_would_be_believed(
        string mode,
        string? state
    )
    {
        await using var project = await Project.OpenAsync(Unlicensed);

        var run = await project.ReadAsync(["whats_app_send", "email_send"], state, mode);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("whats_app_send")[^1], Is.EqualTo("INCOMPLETE"));
        var error = run.Messages.Errors()[0];
        Assert.That((error.Stream, error.FailureType), Is.EqualTo(("whats_app_send", "config_error")));
        Assert.That(
            error.Message,
            Does.Contain("whatsAppSend").And.Contain("Deselect the stream \"whats_app_send\", or ask Iterable for it.")
        );
        Assert.That(run.Messages.Statuses("email_send")[^1], Is.EqualTo("COMPLETE"));
        Assert.That(run.Messages.Records("email_send"), Has.Count.EqualTo(6));
    }

    [TestCase("email_unsubscribe", "emailUnSubscribe", "emailUnsubscribe")]
    [TestCase("unknown_session", "unknownSession", "anonSession")]
    public async Task A_project_that_knows_the_other_name_only_is_asked_by_that_and_the_type_stays(
        string stream,
        string name,
        string other
    )
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 12,
                Oddities = Oddities.OtherSpelling,
            }
        );
        project.Config["num_workers"] = 1;

        var run = await project.ReadAsync(stream);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Messages.Records(stream).Select(record => record.GetProperty("_type").GetString()),
            Has.Exactly(12).EqualTo(name)
        );
        Assert.That(
            project.Exports.Select(request => request.Value("dataTypeName")),
            Is.EqualTo(new[] { name, other, other, other, other }),
            "the first name is tried once"
        );
    }

    [TestCase(401, "config_error", "Region")]
    [TestCase(403, "config_error", "deselect")]
    [TestCase(414, "system_error", "414")]
    public async Task A_refused_export_fails_its_stream_and_no_other(int status, string type, string mention)
    {
        using var vendor = new FakeVendor()
            .Always("/api/export/data.json?dataTypeName=emailOpen", Reply.Status(status))
            .Always("/api/export/data.json?dataTypeName=emailSend", Reply.Status(200, """{"messageId":"m-1"}"""));
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(["email_open", "email_send"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Messages.Statuses("email_open")[^1], Is.EqualTo("INCOMPLETE"));
        Assert.That(run.Messages.Errors()[0].FailureType, Is.EqualTo(type));
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain(mention));
        Assert.That(run.Messages.Records("email_send"), Has.Count.EqualTo(1));
        Assert.That(vendor.Requests, Has.Count.EqualTo(2), "nothing would be otherwise the next time");
    }

    [Test]
    public async Task A_limit_that_others_use_up_is_waited_for_and_shown()
    {
        await using var project = await Project.OpenAsync(IterableOptions.Empty with { Events = 60 });
        project.Server.Faults.Add("429@/api/export/data.json?#2x20");

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Rows("email_send"), Is.Unique.And.Exactly(60).Items);
        Assert.That(run.Messages.Statuses("email_send"), Has.Member("RUNNING RATE_LIMITED"));
        Assert.That(
            project
                .Clock.Waits.Where(wait => wait >= TimeSpan.FromSeconds(15))
                .Aggregate(TimeSpan.Zero, (a, b) => a + b),
            Is.GreaterThan(TimeSpan.FromMinutes(5))
        );
    }

    [Test]
    public async Task Exports_overlap_until_the_first_one_is_refused_and_go_one_by_one_from_then_on()
    {
        using var vendor = new Crowd();
        using var stage = Stage.Of(vendor);
        stage.Config["window_in_days"] = 0.05;

        var run = await stage.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(vendor.Before, Has.Some.GreaterThan(1), "or there is nothing to be seen here");
        Assert.That(vendor.After, Has.Count.GreaterThan(3).And.All.EqualTo(1));
    }

    [Test]
    public async Task Exports_are_started_at_the_pace_that_the_option_says()
    {
        await using var project = await Project.OpenAsync(
            IterableOptions.Empty with
            {
                Events = 60,
                ExportsPerMinute = 4,
                GetUsersPerMinute = 5,
                MetricsPerMinute = 10,
            }
        );
        project.Config["rate_limit_factor"] = 1;
        project.Config["window_in_days"] = 5;
        // One wait at a time, or the clock of one jumps over the request of another.
        project.Config["num_workers"] = 1;

        var run = await project.ReadAsync("email_send");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(project.Exports, Has.Count.EqualTo(21));
        Assert.That(project.Exports.Select(request => request.Status), Has.All.EqualTo(200), "none is refused");
        Assert.That(
            project.Exports[^1].At - project.Exports[0].At,
            Is.InRange(TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(5.5))
        );
    }

    /// <summary>Refuses the fifth export, and counts how many are under way before and after.</summary>
    private sealed class Crowd : HttpMessageHandler
    {
        private readonly TaskCompletionSource _two = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _seen;
        private int _inside;
        private volatile bool _isRefused;

        public ConcurrentQueue<int> Before { get; } = [];

        public ConcurrentQueue<int> After { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var inside = Interlocked.Increment(ref _inside);
            try
            {
                (_isRefused ? After : Before).Enqueue(inside);
                if (inside > 1)
                {
                    _two.TrySetResult();
                }

                // The first waits for company, so that it is seen.
                await _two.Task.WaitAsync(cancellationToken);
                await Task.Yield();
                if (Interlocked.Increment(ref _seen) != 5)
                {
                    return new HttpResponseMessage(HttpStatusCode.OK)
                    {
                        Content = new StringContent("", Encoding.UTF8, "application/x-json-stream"),
                    };
                }

                _isRefused = true;
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }
    }
}
