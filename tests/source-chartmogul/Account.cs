using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;
using Sandbox;
using Sandbox.ChartMogul;

namespace Connectors.ChartMogul.Tests;

/// <summary>An account in the sandbox, read inside of the test on a clock that stands at noon of the 15th of January 2026.</summary>
internal sealed class Account : IAsyncDisposable
{
    public const string ApiKey = "key-of-a-test-account";

    private readonly WorkFolder _folder = new();

    private Account(SandboxServer server, InstantClock clock)
    {
        Server = server;
        Clock = clock;
        Config = new JsonObject
        {
            ["api_key"] = ApiKey,
            ["start_date"] = "2024-01-01",
            ["base_url"] = server.BaseUrl,
            ["rate_limit_factor"] = 1000,
        };
    }

    public SandboxServer Server { get; }

    public InstantClock Clock { get; }

    public JsonObject Config { get; }

    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

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

    /// <summary>Reads streams incrementally where they can be, from a state if there is one for the first of them.</summary>
    public Task<RunResult> ReadAsync(string stream, string? state = null) => ReadAsync([stream], state);

    /// <inheritdoc cref="ReadAsync(string, string?)"/>
    public async Task<RunResult> ReadAsync(
        IReadOnlyList<string> streams,
        string? state = null,
        string mode = "incremental"
    )
    {
        var discovered = await RunAsync("discover", "--config", ConfigFile());
        var catalog = _folder.Write("catalog.json", ConfiguredCatalogs.Of(discovered.Messages.Catalog, mode, streams));
        string[] arguments = ["read", "--config", ConfigFile(), "--catalog", catalog];
        Server.Requests.Clear();
        return await RunAsync(
            state is null ? arguments : [.. arguments, "--state", _folder.Write("state.json", State(streams[0], state))]
        );
    }

    /// <summary>Runs the connector with these arguments.</summary>
    public Task<RunResult> RunAsync(params IReadOnlyList<string> arguments) =>
        new InProcess(new ChartMogulSource()) { Clock = Clock, Environment = Environment }.RunAsync(arguments);

    /// <summary>Writes the config.</summary>
    public string ConfigFile() => _folder.Write("config.json", Config.ToJsonString());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private static string State(string stream, string state) =>
        state.StartsWith('[')
            ? state
            : $$$"""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"{{{stream}}}"},"stream_state":{{{state}}}}}]""";
}
