using System.Text;
using Acceptance.Protocol;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Conformance;
using Connectors.Support.Running;

namespace Connectors.ChartMogul.Tests;

/// <summary>Vendors that stay in trouble for long, on a clock that need not be waited for.</summary>
[Parallelizable(ParallelScope.All)]
public class HardTimesTests
{
    private static readonly Reply NoPlans = Reply.Json("""{"plans":[],"cursor":null,"has_more":false}""");

    [TestCase("500 in plain text")]
    [TestCase("HTML with status 200")]
    [TestCase("JSON that breaks off")]
    [TestCase("a reset")]
    public async Task What_does_not_get_well_fails_the_stream_as_transient_after_eight_attempts(string trouble)
    {
        using var vendor = new FakeVendor().Always(
            "/v1/plans",
            trouble switch
            {
                "500 in plain text" => Reply.Status(500, "500 Internal Server Error", "text/plain"),
                "HTML with status 200" => Reply.Html(),
                "a reset" => Reply.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "reset")),
                _ => Reply.Json("""{"plans":[{"uuid":"pl_1"},{"uu"""),
            }
        );
        using var scene = Stage.Of(vendor);

        var run = await scene.ReadAsync("plans");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(vendor.Requests, Has.Count.EqualTo(8));
        Assert.That(scene.Clock.Waits.Count(wait => wait > TimeSpan.Zero), Is.GreaterThanOrEqualTo(6));
        Assert.That(run.Messages.Statuses("plans"), Is.EqualTo(new[] { "STARTED", "INCOMPLETE" }));
        Assert.That(
            run.Messages.Errors().Select(error => error.FailureType),
            Is.EqualTo(new[] { "transient_error", "transient_error" })
        );
        Assert.That(run.Messages.Errors()[0].Message, Does.Contain("ChartMogul").And.Contain("/v1/plans"));
        Assert.That(run.Messages.Records("plans"), Is.Empty);
    }

    [Test]
    public async Task A_limit_is_shown_with_its_end_and_then_the_run_goes_on()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/plans",
            Reply.Status(429, "Your request rate has exceeded our rate limit.", "text/plain").With("Retry-After", "30"),
            Reply.Json("""{"plans":[{"uuid":"pl_1"}],"cursor":null,"has_more":false}""")
        );
        using var scene = Stage.Of(vendor);
        var began = scene.Clock.GetUtcNow();

        var run = await scene.ReadAsync("plans");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Messages.Statuses("plans"), Has.Member("RUNNING RATE_LIMITED"));
        Assert.That(run.Messages.Statuses("plans")[0], Is.EqualTo("STARTED"));
        Assert.That(run.Messages.Statuses("plans")[^1], Is.EqualTo("COMPLETE"));
        var reset = run
            .Messages.Of("TRACE", "trace")
            .Where(trace =>
                trace.TryGetProperty("stream_status", out var status) && status.TryGetProperty("reasons", out _)
            )
            .Select(trace =>
                trace
                    .GetProperty("stream_status")
                    .GetProperty("reasons")[0]
                    .GetProperty("rate_limited")
                    .GetProperty("quota_reset")
                    .GetInt64()
            )
            .First();
        Assert.That(
            DateTimeOffset.FromUnixTimeMilliseconds(reset),
            Is.InRange(began.AddSeconds(30), began.AddSeconds(31))
        );
        Assert.That(scene.Clock.Waits, Has.Some.InRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31)));
        Assert.That(run.Messages.Logs("INFO"), Has.Some.Contains("429").And.Some.Contains("plans"));
        Assert.That(run.Messages.Errors(), Is.Empty);
    }

    [Test]
    public async Task A_stream_that_says_nothing_for_ten_minutes_shows_that_it_lives()
    {
        using var vendor = new FakeVendor().Expect(
            "/v1/activities",
            Reply.Status(429).With("Retry-After", "1500"),
            Reply.Json("""{"entries":[],"cursor":null,"has_more":false}""")
        );
        using var scene = Stage.Of(vendor);
        scene.Clock.Holds = true;
        const string saved = """{"date":"2025-12-20T00:00:00+00:00","pages":4}""";

        var reading = scene.ReadAsync("activities", saved);
        await scene.Clock.PendingAsync(TimeSpan.FromSeconds(1500) + Middling.Jitter);
        scene.Clock.Advance(TimeSpan.FromMinutes(9));
        var early = scene.Process.SoFar.States("activities").Count;
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.Process.WhenAsync(messages => messages.States("activities").Count == 1);
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.Process.WhenAsync(messages => messages.States("activities").Count == 2);
        scene.Clock.Holds = false;
        scene.Clock.Advance(TimeSpan.FromMinutes(4) + Middling.Jitter);
        var run = await reading;

        Assert.That(early, Is.Zero);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var states = run.Messages.States("activities").Select(state => Messages.StateOf(state).GetRawText()).ToList();
        Assert.That(states, Is.Unique, "a STATE that says the same is taken for a defect");
        Assert.That(states, Has.All.Contains("\"date\":\"2025-12-20T00:00:00+00:00\""), "nothing but what is safe");
        Assert.That(states[^1], Does.Not.Contain("heartbeat"));
        Assert.That(
            run.Messages.Logs("INFO"),
            Has.Some.Contains("activities: 0 records"),
            "progress is told each minute"
        );
    }

    [Test]
    public async Task A_beat_can_be_started_again_from()
    {
        using var vendor = new FakeVendor().Always(
            "/v1/activities",
            Reply.Json("""{"entries":[],"cursor":null,"has_more":false}""")
        );
        using var scene = Stage.Of(vendor);

        var run = await scene.ReadAsync(
            "activities",
            """{"date":"2025-12-20T00:00:00+00:00","pages":4,"__heartbeat":2}"""
        );

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(vendor.Requests[0].PathAndQuery, Does.Contain("start-date=2025-11-30T23%3A59%3A59Z"));
    }

    [Test]
    public async Task Failures_are_told_at_the_end_those_that_may_pass_first_and_the_run_has_the_most_hopeful_type()
    {
        using var vendor = new FakeVendor()
            .Always("/v1/contacts", Reply.Status(403))
            .Always("/v1/tasks", Reply.Status(403))
            .Always("/v1/customers", Reply.Status(422))
            .Always("/v1/plan_groups", Reply.Status(502))
            .Always("/v1/plans", NoPlans);
        using var scene = Stage.Of(vendor);

        var run = await scene.ReadAsync(["contacts", "plan_groups", "customers", "tasks", "plans"]);

        var errors = run.Messages.Errors();
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            errors.Take(2).Select(error => error.Stream),
            Is.EquivalentTo(new[] { "plan_groups", "customers" })
        );
        Assert.That(
            errors.Skip(2).Take(2).Select(error => error.Stream),
            Is.EquivalentTo(new[] { "contacts", "tasks" })
        );
        Assert.That(
            errors.Select(error => error.FailureType).Skip(2),
            Is.EqualTo(new[] { "config_error", "config_error", "transient_error" })
        );
        Assert.That(errors.Select(error => error.EmittedAt), Is.Ordered.And.Unique);
        Assert.That(
            errors[^1].Message,
            Does.Contain("contacts").And.Contain("plan_groups").And.Contain("customers").And.Contain("tasks")
        );
        Assert.That(run.Messages.Statuses("plans")[^1], Is.EqualTo("COMPLETE"));
        var complete = run
            .Messages.ToList()
            .FindIndex(message => message.GetRawText().Contains("\"COMPLETE\"", StringComparison.Ordinal));
        var first = run
            .Messages.ToList()
            .FindIndex(message => message.GetRawText().Contains("\"ERROR\",\"emitted_at\"", StringComparison.Ordinal));
        Assert.That(first, Is.GreaterThan(complete), "some runners abort at the first TRACE ERROR");
    }

    [TestCase("/v1/customers", 422, "system_error")]
    [TestCase("/v1/customers", 403, "config_error")]
    public async Task The_run_has_the_type_of_its_failures(string path, int status, string type)
    {
        using var vendor = new FakeVendor()
            .Always(path, Reply.Status(status))
            .Always("/v1/contacts", Reply.Status(403));
        using var scene = Stage.Of(vendor);

        var run = await scene.ReadAsync(["contacts", "customers"]);

        Assert.That(run.Messages.Errors()[^1].FailureType, Is.EqualTo(type));
    }

    [Test]
    public async Task A_vendor_that_repeats_the_key_is_not_repeated()
    {
        const string key = "key-of-a-test-account";
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":"));
        using var vendor = new FakeVendor()
            .Always(
                "/v1/plans",
                Reply.Status(400, $$"""{"message":"Authorization: Basic {{basic}} ({{key}}) is odd"}""")
            )
            .Always(
                "/v1/contacts",
                Reply.Status(
                    403,
                    $"<html>{Uri.EscapeDataString(key)} {Convert.ToHexString(Encoding.UTF8.GetBytes(key))}</html>"
                )
            );
        using var scene = Stage.Of(vendor);

        var run = await scene.ReadAsync(["plans", "contacts"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Text, Does.Contain("is odd"));
        Assert.That(CanarySecrets.Found(run, [key]), Is.Empty);
    }
}
