using System.Text.Json;
using Connectors.Errors;
using Connectors.Hosting.Reading;
using Connectors.Http;
using Connectors.Protocol;
using Connectors.Schema;
using Connectors.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>The four verbs of a source (airbyte-protocol 2). Each gives its exit code, or throws what ends it.</summary>
internal sealed class SourceCommands(Source source, CommandLine line, Surroundings surroundings)
{
    /// <summary>How long <c>check</c> may try before it answers; a user is waiting.</summary>
    private static readonly TimeSpan CheckBudget = TimeSpan.FromSeconds(20);

    /// <summary>How long <c>discover</c> may try, where it has to ask the vendor.</summary>
    private static readonly TimeSpan DiscoverBudget = TimeSpan.FromMinutes(3);

    private readonly SchemaStore _schemas = new(source.GetType().Assembly);

    /// <summary>Does what was asked.</summary>
    public Task<int> RunAsync(CancellationToken stop) =>
        line.Verb switch
        {
            Verb.Spec => Task.FromResult(Spec()),
            Verb.Check => CheckAsync(stop),
            Verb.Discover => DiscoverAsync(stop),
            Verb.Read => ReadAsync(stop),
            _ => throw ConnectorException.Config($"A source has no command {line.Verb}."),
        };

    /// <summary>Builds nothing and opens nothing: a runner wants it at once, and before there is a config.</summary>
    private int Spec()
    {
        var spec = JsonSerializer.Deserialize(_schemas.Spec.Utf8.Span, ProtocolJson.Ascii.ConnectorSpecification);
        return Answer(
            new SpecMessage(
                spec! /* the file is an object, which a test asserts */
            )
        );
    }

    private async Task<int> CheckAsync(CancellationToken stop)
    {
        // A file that cannot be read at all is no answer about the config in it.
        var file = InputFile.Read("config", line.ConfigPath!); // the command line has the files that its verb needs
        try
        {
            await using var services = Configure(ConfigReader.Parse(file.Span));
            CallScope.Current = new CallScope { RetryBudget = CheckBudget };
            await source.CheckAsync(services, stop);
            return Answer(ConnectionStatusMessage.Succeeded);
        }
        catch (ConnectorException e)
        {
            return Answer(ConnectionStatusMessage.Failed(surroundings.Text.Message(e.Message)));
        }
    }

    private async Task<int> DiscoverAsync(CancellationToken stop)
    {
        await using var services = Configure(ReadConfigFile());
        CallScope.Current = new CallScope { RetryBudget = DiscoverBudget };
        return Answer(await DiscoveredCatalog.OfAsync(source.Streams(services), _schemas, stop));
    }

    private async Task<int> ReadAsync(CancellationToken stop)
    {
        if (surroundings.Variables("DATA_CHANNEL_MEDIUM") is { Length: > 0 } medium and not "STDIO")
        {
            throw ConnectorException.Config(
                $"This connector writes to standard output only, not to {medium} (DATA_CHANNEL_MEDIUM)."
            );
        }

        await using var services = Configure(ReadConfigFile());
        var workers = services.GetRequiredService<CommonConfig>().NumWorkers;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(source.Name);
        var streams = source.Streams(services).ToList();
        var specs = DiscoveredCatalog.Specs(streams);
        var catalog = ReadCatalog();
        var states = ReadState(specs.Keys, logger);
        var selection = new Selection(_schemas, source.ReplacementFor, logger);
        await selection.TakeAsync(
            catalog,
            specs,
            states,
            resumesFullRefresh: surroundings.Variables("WORKER_JOB_ID") is { Length: > 0 },
            stop
        );

        var context = new ReadContext(surroundings.Writer, logger, surroundings.Clock, stop);
        try
        {
            var ascii = surroundings.Variables("CONNECTOR_RAW_UTF8") is not "true";
            await new ReadRun(context, ascii).RunAsync(streams, selection, workers, stop);
        }
        finally
        {
            if (!surroundings.Writer.Broken.IsCancellationRequested)
            {
                new FailureReport(surroundings).Write(context.Failures);
            }
        }

        return context.Failures.Count == 0 ? 0 : 1;
    }

    private ServiceProvider Configure(JsonElement json)
    {
        json = OptionNames.Apply(json, source.OtherOptionNames);
        var config = Composition.ReadConfig(source, _schemas, json, surroundings);
        var services = Composition.Build(source, _schemas, config, surroundings);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(source.Name);
        foreach (var flag in line.Unknown)
        {
            logger.UnknownFlag(flag);
        }

        if (
            logger.IsEnabled(LogLevel.Debug)
            && string.Join(", ", _schemas.Spec.UnknownKeys(json)) is { Length: > 0 } keys
        )
        {
            logger.UnknownOptions(keys);
        }

        return services;
    }

    private JsonElement ReadConfigFile() => ConfigReader.Parse(InputFile.Read("config", line.ConfigPath!).Span); // as above

    private ConfiguredCatalog ReadCatalog()
    {
        var json = InputFile.ReadJson("catalog", line.CatalogPath!); // as above
        try
        {
            return json.Deserialize(ProtocolJson.Ascii.ConfiguredCatalog) ?? new ConfiguredCatalog();
        }
        catch (JsonException e)
        {
            throw ConnectorException.Config(
                $"The catalog {line.CatalogPath} is not a configured catalog: {e.Path} is missing or of the wrong kind.",
                e.Message
            );
        }
    }

    private StreamStates ReadState(IEnumerable<string> streams, ILogger logger)
    {
        var file = line.StatePath is { } path ? InputFile.Read("state", path) : default;
        var states = StateInput.Parse(file.Span, [.. streams]);
        if (logger.IsEnabled(LogLevel.Debug) && states.Ignored.Count > 0)
        {
            logger.UnknownStates(string.Join(", ", states.Ignored));
        }

        return states;
    }

    private int Answer(AirbyteMessage message)
    {
        surroundings.Writer.Write(message);
        surroundings.Answered();
        return 0;
    }
}
