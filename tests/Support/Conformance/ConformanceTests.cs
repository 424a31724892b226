using System.Text.Json;
using System.Text.Json.Nodes;
using Acceptance.Protocol;
using Acceptance.Running;
using NUnit.Framework;

namespace Connectors.Support.Conformance;

/// <summary>
/// What every source must do, whatever its vendor (airbyte-protocol 6.3): a connector's test project derives this fixture and
/// gives its adapter. The tests start the built executable, which lies beside them since the project refers to it.
/// </summary>
/// <typeparam name="TConnector">What the tests must know of the connector.</typeparam>
[Parallelizable(ParallelScope.All)]
public abstract partial class ConformanceTests<TConnector>
    where TConnector : IConnectorUnderTest, new()
{
    /// <summary>The connector.</summary>
    protected static TConnector Connector { get; } = new();

    private static readonly Lazy<Task<JsonElement>> Discovery = new(DiscoverAsync);
    private static readonly Lazy<Task<RunResult>> WholeRead = new(ReadWholeAsync);

    /// <summary>All streams that the connector has.</summary>
    protected static Task<JsonElement> CatalogAsync() => Discovery.Value;

    /// <summary>All records, read without a fault; the same for each vendor that the adapter starts.</summary>
    protected static Task<RunResult> BaselineAsync() => WholeRead.Value;

    private static async Task<JsonElement> DiscoverAsync()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        return (await scene.RunAsync("discover", "--config", scene.ConfigFile())).Messages.Catalog;
    }

    private static async Task<RunResult> ReadWholeAsync()
    {
        await using var scene = await Scene.OpenAsync(Connector);
        var run = await scene.ReadAsync(await CatalogOfAsync("full_refresh", [.. Connector.Streams]));
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    private static async Task<string> CatalogOfAsync(string mode, params IReadOnlyCollection<string> streams) =>
        ConfiguredCatalogs.Of(await CatalogAsync(), mode, streams);

    /// <summary>The values that identify a stream's records.</summary>
    private static async Task<IReadOnlyList<string>> KeysAsync(Messages messages, string stream)
    {
        var key = ConfiguredCatalogs.KeyOf(await CatalogAsync(), stream);
        return
        [
            .. messages
                .Records(stream)
                .Select(record => string.Join('|', key.Select(path => record.GetProperty(path[0]).GetRawText()))),
        ];
    }

    private static void CheckLines(RunResult run) =>
        Assert.That(ProtocolLines.Broken(run.Output).Concat(ProtocolLines.Risky(run.Output)), Is.Empty, run.ToString());
}
