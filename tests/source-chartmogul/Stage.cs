using Acceptance.Running;
using Connectors.Support;
using Connectors.Support.Running;

namespace Connectors.ChartMogul.Tests;

/// <summary>A run against a vendor in memory.</summary>
internal sealed class Stage : IDisposable
{
    private const string Config = """{"api_key":"key-of-a-test-account","start_date":"2025-12-01"}""";

    private readonly WorkFolder _folder = new();

    public Stage(HttpMessageHandler vendor)
    {
        Process = new InProcess(new ChartMogulSource())
        {
            Clock = Clock,
            Network = vendor,
            Dice = new Middling(),
        };
        ConfigFile = _folder.Write("config.json", Config);
    }

    public InstantClock Clock { get; } = new();

    public InProcess Process { get; }

    public string ConfigFile { get; }

    public Task<RunResult> RunAsync(params IReadOnlyList<string> arguments) => Process.RunAsync(arguments);

    public Task<RunResult> ReadAsync(string stream, string? state = null) => ReadAsync([stream], state);

    public Task<RunResult> ReadAsync(IReadOnlyList<string> streams, string? state = null)
    {
        var catalog = string.Join(
            ",",
            streams.Select(s => $$"""{"stream":{"name":"{{s}}"},"sync_mode":"incremental"}""")
        );
        string[] arguments =
        [
            "read",
            "--config",
            ConfigFile,
            "--catalog",
            _folder.Write("catalog.json", $$"""{"streams":[{{catalog}}]}"""),
        ];
        return Process.RunAsync(
            state is null
                ? arguments
                : [.. arguments, "--state", _folder.Write("state.json", $$"""{"{{streams[0]}}":{{state}}}""")]
        );
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Dice that make the end of a wait known.</summary>
internal sealed class Middling : Random
{
    /// <summary>What then comes on top of a <c>Retry-After</c>.</summary>
    public static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(250);

    public override double NextDouble() => 0.5;
}
