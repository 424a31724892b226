using System.Text.Json.Nodes;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests;

/// <summary>An account in the sandbox, read inside of the test on a clock that stands at noon of the 15th of January 2026.</summary>
internal sealed class Account : Workplace, IAsyncDisposable
{
    public const string ApiKey = "key-of-a-test-account";

    private Account(SandboxServer server, InstantClock clock)
        : base(
            new ChartMogulSource(),
            clock,
            new JsonObject
            {
                ["api_key"] = ApiKey,
                ["start_date"] = "2024-01-01",
                ["base_url"] = server.BaseUrl,
                ["rate_limit_factor"] = 1000,
            }
        ) => Server = server;

    public SandboxServer Server { get; }

    /// <summary>Opens an account, with nothing in it but what is said.</summary>
    public static async Task<Account> OpenAsync(ChartMogulOptions? options = null, string prefix = "")
    {
        var clock = new InstantClock(Now);
        var vendor = new ChartMogulVendor((options ?? ChartMogulOptions.Empty) with { ApiKey = ApiKey });
        return new Account(
            await SandboxServer.StartAsync(vendor, new SandboxOptions { PathPrefix = prefix, Time = clock }),
            clock
        );
    }

    /// <summary>The time in each test.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }

    protected override void OnReading() => Server.Requests.Clear();
}
