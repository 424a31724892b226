using System.Text.Json.Serialization;
using Acceptance.Running;
using Connectors.Hosting;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Support.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Tests.Hosting;

/// <summary>A source with the streams that a test gives, and whole runs of it inside of the test.</summary>
internal sealed class SomeSource(params SourceStream[] streams) : Source<SomeConfig>(SomeSourceJson.Default.SomeConfig)
{
    /// <summary>What is told of streams that it does not have.</summary>
    public string? Replacement { get; init; }

    /// <summary>The options.</summary>
    public string Config { get; init; } = "{}";

    /// <summary>The streams that are read in full; the others incrementally.</summary>
    public IReadOnlyList<string> FullRefresh { get; init; } = [];

    /// <summary>What earlier runs saved.</summary>
    public IReadOnlyList<(string Stream, string Json)> States { get; init; } = [];

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Tells what can be read.</summary>
    public async Task<RunResult> DiscoverAsync()
    {
        using var folder = new TempFolder();
        return await new InProcess(this).RunAsync(["discover", "--config", folder.Put("config.json", Config)]);
    }

    /// <summary>Reads streams, from the state of one of them if there is any.</summary>
    public async Task<RunResult> ReadAsync(
        IEnumerable<string> selected,
        (string Stream, string Json)? state = null,
        CancellationToken stop = default
    )
    {
        using var folder = new TempFolder();
        var configured = selected.Select(name =>
            $$"""{"stream":{"name":"{{name}}"},"sync_mode":"{{(FullRefresh.Contains(name) ? "full_refresh" : "incremental")}}","destination_sync_mode":"append"}"""
        );
        List<string> arguments =
        [
            "read",
            "--config",
            folder.Put("config.json", Config),
            "--catalog",
            folder.Put("catalog.json", $$"""{"streams":[{{string.Join(',', configured)}}]}"""),
        ];
        var states = (state is { } one ? States.Append(one) : States)
            .Select(saved =>
                $$$"""{"type":"STREAM","stream":{"stream_descriptor":{"name":"{{{saved.Stream}}}"},"stream_state":{{{saved.Json}}}}}"""
            )
            .ToList();
        if (states.Count > 0)
        {
            arguments.AddRange(["--state", folder.Put("state.json", $"[{string.Join(',', states)}]")]);
        }

        return await new InProcess(this) { Environment = Environment }.RunAsync(arguments, stop);
    }

    public override string? ReplacementFor(string stream) => Replacement;

    public override void AddServices(IServiceCollection services, SomeConfig config) { }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override IEnumerable<SourceStream> Streams(IServiceProvider services) => streams;
}

internal sealed record SomeConfig : CommonConfig;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SomeConfig))]
internal sealed partial class SomeSourceJson : JsonSerializerContext;
