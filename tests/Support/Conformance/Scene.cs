using System.Text.Json.Nodes;
using Acceptance.Running;
using Acceptance.Targets;
using Connectors.Support.Running;
using Microsoft.Extensions.Logging;

namespace Connectors.Support.Conformance;

/// <summary>One test's vendor, files and runs.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly IConnectorUnderTest _connector;
    private readonly WorkFolder _folder = new();

    private Scene(IConnectorUnderTest connector, IVendorUnderTest vendor)
    {
        (_connector, Vendor) = (connector, vendor);
        Target = new ExecutableTarget(Path.Combine(AppContext.BaseDirectory, connector.Name));
    }

    /// <summary>The built executable, which lies beside the tests.</summary>
    public ITarget Target { get; }

    /// <summary>The vendor.</summary>
    public IVendorUnderTest Vendor { get; }

    /// <summary>The folder for files.</summary>
    public WorkFolder Folder => _folder;

    /// <summary>Starts a vendor.</summary>
    public static async Task<Scene> OpenAsync(IConnectorUnderTest connector, TimeSpan latency = default) =>
        new(connector, await connector.StartVendorAsync(latency));

    /// <summary>Writes a good config, or one that was changed.</summary>
    public string ConfigFile(Action<JsonObject>? change = null)
    {
        var config = _connector.Config(Vendor);
        change?.Invoke(config);
        return _folder.Write("config.json", config.ToJsonString());
    }

    /// <summary>How to read a catalog, from a state if one is given.</summary>
    public Start Reading(string catalog, string? state = null)
    {
        var arguments = new List<string>
        {
            "read",
            "--config",
            ConfigFile(),
            "--catalog",
            _folder.Write("catalog.json", catalog),
        };
        return new Start(state is null ? arguments : [.. arguments, "--state", _folder.Write("state.json", state)]);
    }

    /// <summary>Starts the connector.</summary>
    public ConnectorRun Begin(Start start) => ConnectorRun.Start(Target, start);

    /// <summary>Runs the connector.</summary>
    public Task<RunResult> RunAsync(Start start) => ConnectorRun.RunAsync(Target, start);

    /// <summary>Runs the connector with these arguments.</summary>
    public Task<RunResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(new Start(arguments));

    /// <summary>Reads a catalog, from a state if one is given.</summary>
    public Task<RunResult> ReadAsync(string catalog, string? state = null) => RunAsync(Reading(catalog, state));

    /// <summary>
    /// The same inside of the test, on a clock on which waits end at once: for tables of many rows, where starting a process
    /// for each and waiting with it would take minutes.
    /// </summary>
    public Task<RunResult> ReadInsideAsync(string catalog, string? state = null) =>
        RunInsideAsync(Reading(catalog, state).Arguments);

    /// <inheritdoc cref="ReadInsideAsync"/>
    public Task<RunResult> RunInsideAsync(params IReadOnlyList<string> arguments) =>
        new InProcess(_connector.Source)
        {
            Clock = new InstantClock(TimeProvider.System.GetUtcNow()),
            Level = LogLevel.Trace,
        }.RunAsync(arguments);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Vendor.DisposeAsync();
        _folder.Dispose();
    }
}
