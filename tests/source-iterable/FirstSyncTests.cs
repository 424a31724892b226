using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.Iterable;

namespace Connectors.Iterable.Tests;

/// <summary>
/// What Iterable's four exports a minute mean for a first sync, with bodies that take longer than the pause between two
/// calls: connector and sandbox in one process, on one clock.
/// </summary>
[NonParallelizable]
public sealed class FirstSyncTests
{
    private static readonly TimeSpan Body = TimeSpan.FromSeconds(20);

    private static readonly string[] EmailStreams =
    [
        "email_bounce",
        "email_click",
        "email_complaint",
        "email_open",
        "email_send",
        "email_send_skip",
        "email_subscribe",
        "email_unsubscribe",
    ];

    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2026, 1, 1);

    [TestCase(8)]
    [TestCase(1)]
    public async Task A_first_sync_of_three_years_takes_the_time_that_the_limit_makes_necessary(int streams)
    {
        using var clock = new IdleClock(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
        var start = clock.GetUtcNow();
        var vendor = new IterableVendor(
            IterableOptions.Empty with
            {
                Events = 50,
                FirstDay = First,
                LastDay = Last,
                ExportLasts = Body,
                ExportsPerMinute = 4,
            },
            clock
        );
        await using var sandbox = await SandboxServer.StartAsync(vendor, new SandboxOptions { Time = clock });
        var run = await ReadAsync(clock, sandbox, EmailStreams[..streams]);
        var took = clock.GetUtcNow() - start;

        var windows = streams * (int)Math.Ceiling((Last.DayNumber - First.DayNumber) / 30.0);
        var least = ((windows - 1) * TimeSpan.FromSeconds(15)) + Body;
        var exports = sandbox.Requests.To("/api/export/data.json");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(exports.Select(export => export.Status), Is.All.EqualTo(200), "no refusal of our own making");
        Assert.That(exports, Has.Count.EqualTo(windows), "each window is asked for once");
        Assert.That(took, Is.LessThanOrEqualTo(1.1 * least), $"{windows} exports take {least} at least");
        Assert.That(
            EmailStreams[..streams].Select(stream => run.Messages.Records(stream).Count),
            Is.All.EqualTo(50),
            "every event arrives, once"
        );
    }

    [Test]
    public async Task A_wait_for_the_limit_is_shown_and_others_are_read_meanwhile()
    {
        using var clock = new IdleClock(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
        var vendor = new IterableVendor(
            IterableOptions.Empty with
            {
                Events = 8,
                Campaigns = 3,
                FirstDay = new DateOnly(2025, 12, 1),
                LastDay = Last,
            },
            clock
        );
        await using var sandbox = await SandboxServer.StartAsync(vendor, new SandboxOptions { Time = clock });
        var run = await ReadAsync(
            clock,
            sandbox,
            ["email_bounce", "email_click", "email_open", "email_send", "campaigns"],
            "\"exports_per_minute\":0.05,\"start_date\":\"2025-12-10\""
        );

        var campaigns = run.Text.IndexOf("\"campaigns\"},\"status\":\"COMPLETE\"", StringComparison.Ordinal);
        var secondExport = run.Text.LastIndexOf("\"RECORD\"", StringComparison.Ordinal);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Text, Does.Contain("RATE_LIMITED"));
        Assert.That(run.Text, Does.Contain("__heartbeat"), "20 minutes of silence would look like death");
        Assert.That(campaigns, Is.InRange(0, secondExport), "an endpoint that is free waits for nobody");
    }

    private static async Task<RunResult> ReadAsync(
        IdleClock clock,
        SandboxServer sandbox,
        IReadOnlyList<string> streams,
        string options = "\"start_date\":\"2023-01-01\""
    )
    {
        using var folder = new WorkFolder();
        using var network = new CountingNetwork();
        clock.IsBusy = () => network.Sent != sandbox.Requests.Count;
        var process = new InProcess(new IterableSource()) { Clock = clock, Network = network };
        var config = $$"""{"api_key":"key-of-a-test","base_url":"{{sandbox.BaseUrl}}",{{options}}}""";
        var catalog = string.Join(
            ',',
            streams.Select(stream => $$$"""{"stream":{"name":"{{{stream}}}"},"sync_mode":"incremental"}""")
        );
        return await process.RunAsync([
            "read",
            "--config",
            folder.Write("config.json", config),
            "--catalog",
            folder.Write("catalog.json", $$"""{"streams":[{{catalog}}]}"""),
        ]);
    }

    /// <summary>The real network, and how many requests went into it.</summary>
    private sealed class CountingNetwork() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _sent;

        public int Sent => Volatile.Read(ref _sent);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref _sent);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
