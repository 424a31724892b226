using Connectors.Support;
using Sandbox.Totango;

namespace Connectors.Totango.Tests;

/// <summary>The limit of calls per minute: kept by the connector itself, and followed where Totango tells of it.</summary>
[Parallelizable(ParallelScope.All)]
public class LimitTests
{
    private const string Lists = "v3/touchpoint-types/";
    private const string Stream = "touchpoint_types";

    [TestCase("RateLimit-Reset", "23", null, null, 23, 26)]
    [TestCase("Retry-After", "31", "RateLimit-Reset", "5", 31, 35)]
    [TestCase("X-Other", "1", null, null, 60, 67)]
    public async Task After_too_many_requests_the_connector_waits_as_long_as_the_headers_say(
        string header,
        string value,
        string? other,
        string? otherValue,
        int least,
        int most
    )
    {
        var refusal = Reply.Status(429, "Too many requests", "text/plain").With(header, value);
        using var vendor = Vendor(other is null ? refusal : refusal.With(other, otherValue ?? ""), Some);
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        Assert.That(run.Whole(Stream), Has.Count.EqualTo(1));
        Assert.That(
            stage.Clock.Waits,
            Has.Some.InRange(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most))
                .And.None.GreaterThan(TimeSpan.FromSeconds(most))
        );
        Assert.That(run.Messages.Statuses(Stream), Has.Some.Contains("RATE_LIMITED"));
    }

    [Test]
    public async Task When_no_calls_are_left_the_next_one_waits_for_the_reset()
    {
        using var vendor = new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Expect(Stage.Root + Lists, Some.With("RateLimit-Remaining", "0").With("RateLimit-Reset", "41"))
            .Expect($"{Stage.Root}v3/touchpoint-tags/", Some);
        using var stage = Stage.Of(vendor);
        stage.Config["num_workers"] = 1;

        var run = await stage.ReadAsync([Stream, "touchpoint_tags"]);

        Assert.That(run.Whole("touchpoint_tags"), Has.Count.EqualTo(1));
        Assert.That(stage.Clock.Waits, Has.Some.InRange(TimeSpan.FromSeconds(40.5), TimeSpan.FromSeconds(46)));
    }

    [Test]
    public async Task When_some_calls_are_left_nothing_waits()
    {
        using var vendor = Vendor(Some.With("RateLimit-Remaining", "1").With("RateLimit-Reset", "41"));
        using var stage = Stage.Of(vendor);

        _ = (await stage.ReadAsync(Stream)).Whole(Stream);

        Assert.That(stage.Clock.Waits, Has.None.GreaterThan(TimeSpan.FromSeconds(1)));
    }

    [TestCase(9, true)]
    [TestCase(10, false)]
    public async Task Ten_refusals_in_a_row_are_too_many(int refusals, bool isWell)
    {
        var refusal = Reply.Status(429, "Too many requests", "text/plain").With("RateLimit-Reset", "5");
        using var vendor = Vendor([.. Enumerable.Repeat(refusal, refusals), Some]);
        using var stage = Stage.Of(vendor);

        var run = await stage.ReadAsync(Stream);

        if (isWell)
        {
            Assert.That(run.Whole(Stream), Has.Count.EqualTo(1));
        }
        else
        {
            Assert.That(run.Failed(Stream, "transient_error"), Does.Contain("\"Calls per Minute\""));
        }
    }

    [TestCase(90, 100)]
    [TestCase(30, 33)]
    [TestCase(6, 7)]
    public async Task All_streams_together_keep_the_pace(double perMinute, int most)
    {
        await using var service = await Service.OpenAsync(new TotangoOptions());
        service.Config["calls_per_minute"] = perMinute;
        service.Config["start_date"] = "2024-02-01";
        // On this clock calls that are under way at once would seem to come later than they went.
        service.Config["num_workers"] = 1;

        var run = await service.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var times = service.Server.Requests.Select(request => request.At).Order().ToList();
        Assert.That(times, Has.Count.GreaterThan(90));
        for (var n = most; n < times.Count; n++)
        {
            Assert.That(times[n] - times[n - most], Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(59)), $"call {n}");
        }
    }

    [Test]
    public async Task A_service_that_counts_to_a_hundred_never_has_to_refuse()
    {
        await using var service = await Service.OpenAsync(new TotangoOptions { RequestsPerMinute = 100 });
        service.Config["num_workers"] = 1;

        var run = await service.ReadAsync([]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(service.Server.Requests.Count(request => request.Status == 429), Is.Zero);
        Assert.That(service.Server.Requests, Has.Count.GreaterThan(120));
    }

    [Test]
    public async Task Where_others_use_the_token_as_well_all_comes_all_the_same()
    {
        await using var service = await Service.OpenAsync(new TotangoOptions { RequestsPerMinute = 20 });
        await using var free = await Service.OpenAsync(new TotangoOptions());

        var run = await service.ReadAsync(["audit_log", "accounts", "users"]);

        _ = run.Whole("audit_log");
        var expected = await free.ReadAsync(["audit_log", "accounts", "users"]);
        foreach (var stream in new[] { "audit_log", "accounts", "users" })
        {
            Assert.That(run.Messages.Rows(stream), Is.EqualTo(expected.Messages.Rows(stream)));
        }

        Assert.That(service.Clock.Waits, Has.Some.GreaterThan(TimeSpan.FromSeconds(10)));
    }

    private static Reply Some => Reply.Json("""[{"id":"a","display_name":"A"}]""");

    /// <summary>The catalog is asked for first, and then the list.</summary>
    private static FakeVendor Vendor(params Reply[] replies) =>
        new FakeVendor()
            .Expect($"{Stage.Root}v1/attributes.json", Reply.Json("[]"))
            .Expect(Stage.Root + Lists, replies);
}
