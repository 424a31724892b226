using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.Iterable;
using Sandbox.Serving;

namespace Connectors.Iterable.Tests;

/// <summary>
/// A project in the sandbox, read inside of the test on a clock that stands at noon of the 10th of April 2024, some days after
/// the last record.
/// </summary>
internal sealed class Project : Workplace, IAsyncDisposable
{
    public const string ApiKey = "key-of-a-test-project";

    private Project(IterableVendor vendor, SandboxServer server, InstantClock clock)
        : base(
            new IterableSource(),
            clock,
            new JsonObject
            {
                ["api_key"] = ApiKey,
                ["start_date"] = "2024-01-01",
                ["base_url"] = server.BaseUrl,
                ["rate_limit_factor"] = 1000,
            }
        ) => (Vendor, Server) = (vendor, server);

    /// <summary>Knows what is to be read.</summary>
    public IterableVendor Vendor { get; }

    public SandboxServer Server { get; }

    /// <summary>The exports that were asked for, in the order of their arrival.</summary>
    public IReadOnlyList<LoggedRequest> Exports => Server.Requests.To("/api/export/data.json");

    /// <summary>The windows that were asked for, in the order of time.</summary>
    public IReadOnlyList<(string From, string Until)> Windows =>
        [.. Exports.Select(request => (request.Value("startDateTime")!, request.Value("endDateTime")!)).Order()];

    /// <summary>Opens a project, with nothing in it but what is said.</summary>
    public static async Task<Project> OpenAsync(IterableOptions? options = null, string prefix = "")
    {
        var clock = new InstantClock(Now);
        var vendor = new IterableVendor((options ?? IterableOptions.Empty) with { ApiKey = ApiKey }, clock);
        return new Project(
            vendor,
            await SandboxServer.StartAsync(vendor, new SandboxOptions { PathPrefix = prefix, Time = clock }),
            clock
        );
    }

    /// <summary>The time in each test.</summary>
    public static DateTimeOffset Now { get; } = new(2024, 4, 10, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }

    protected override void OnReading() => Server.Requests.Clear();
}
