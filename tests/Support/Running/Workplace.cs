using System.Text.Json.Nodes;
using Acceptance.Running;
using Connectors.Hosting;

namespace Connectors.Support.Running;

/// <summary>Runs of a source inside of a test: its config, its files, and a clock that need not be waited for.</summary>
/// <param name="source">The source.</param>
/// <param name="clock">The clock.</param>
/// <param name="config">The config, which may be changed before a run.</param>
public class Workplace(Source source, InstantClock clock, JsonObject config) : IDisposable
{
    private readonly WorkFolder _folder = new();

    /// <summary>The clock.</summary>
    public InstantClock Clock => clock;

    /// <summary>The config.</summary>
    public JsonObject Config => config;

    /// <summary>Variables of the environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A vendor in place of the network; null for the real one.</summary>
    public HttpMessageHandler? Network { get; init; }

    /// <summary>What waits are drawn with; null for the real one.</summary>
    public Random? Dice { get; init; }

    /// <summary>The latest run, to be looked at while it is under way.</summary>
    public InProcess Process { get; private set; } = new(source);

    /// <summary>Reads a stream incrementally where it can be, from a state if there is one.</summary>
    public Task<RunResult> ReadAsync(string stream, string? state = null) => ReadAsync([stream], state);

    /// <summary>Reads streams; all for none.</summary>
    /// <param name="streams">Their names.</param>
    /// <param name="state">A whole state, or the first stream's.</param>
    /// <param name="mode">How they are read, where they can be.</param>
    /// <param name="stop">Ends the run, as a signal does.</param>
    public async Task<RunResult> ReadAsync(
        IReadOnlyList<string> streams,
        string? state = null,
        string mode = "incremental",
        CancellationToken stop = default
    )
    {
        var discovered = await RunAsync(["discover", "--config", ConfigFile()], stop);
        var catalog = _folder.Write("catalog.json", ConfiguredCatalogs.Of(discovered.Messages.Catalog, mode, streams));
        OnReading();
        string[] arguments = ["read", "--config", ConfigFile(), "--catalog", catalog];
        return await RunAsync(
            state is null ? arguments : [.. arguments, "--state", _folder.Write("state.json", Whole(streams, state))],
            stop
        );
    }

    /// <summary>Runs the source with these arguments.</summary>
    public Task<RunResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(arguments, default);

    /// <param name="arguments">The arguments.</param>
    /// <param name="stop">Ends the run, as a signal does.</param>
    /// <inheritdoc cref="RunAsync(IReadOnlyList{string})"/>
    public Task<RunResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        Process = new InProcess(source)
        {
            Clock = clock,
            Network = Network is null ? null : new Borrowed(Network),
            Dice = Dice,
            Environment = Environment,
        };
        return Process.RunAsync(arguments, stop);
    }

    /// <summary>Writes the config.</summary>
    public string ConfigFile() => _folder.Write("config.json", config.ToJsonString());

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when nothing but the reading itself is still to come.</summary>
    protected virtual void OnReading() { }

    /// <summary>Removes the files.</summary>
    protected virtual void Dispose(bool disposing) => _folder.Dispose();

    private static string Whole(IReadOnlyList<string> streams, string state) =>
        state.StartsWith('[')
            ? state
            : $$$"""[{"type":"STREAM","stream":{"stream_descriptor":{"name":"{{{streams[0]}}}"},"stream_state":{{{state}}}}}]""";

    /// <summary>A vendor that outlives a run, which lets go of its network at its end.</summary>
    private sealed class Borrowed(HttpMessageHandler vendor) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _vendor = new(vendor, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => _vendor.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _vendor.Dispose();
            base.Dispose(disposing);
        }
    }
}
