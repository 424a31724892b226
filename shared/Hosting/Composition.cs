using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Http;
using Connectors.Logging;
using Connectors.Records;
using Connectors.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting;

/// <summary>Puts a run together: the one place where services are registered that every connector has.</summary>
internal static class Composition
{
    /// <summary>Files of certificates that other tools are told of by these, and users expect to count here too (5.5).</summary>
    private static readonly string[] CaVariables = ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];

    /// <summary>The services of one run with a valid config.</summary>
    public static ServiceProvider Build(
        Source source,
        SchemaStore schemas,
        CommonConfig config,
        Surroundings surroundings
    )
    {
        var services = new ServiceCollection();
        services.AddSingleton(surroundings.Clock);
        services.AddSingleton(config);
        services.AddSingleton(schemas);
        services.AddSingleton(Settings(source, config, surroundings));
        services.AddSingleton(Spool(surroundings));
        services.AddSingleton(new RunSecrets(surroundings.Text));
        services.AddLogging(logging =>
            logging
                .SetMinimumLevel(surroundings.LogLevel)
                .AddProvider(new AirbyteLoggerProvider(surroundings.Writer, surroundings.Text, surroundings.LogLevel))
        );
        source.AddServices(services, config);
        surroundings.Services?.Invoke(services);
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );
    }

    /// <summary>Reads a config file, and from then on keeps its secrets out of every text.</summary>
    public static CommonConfig ReadConfig(
        Source source,
        SchemaStore schemas,
        JsonElement json,
        Surroundings surroundings
    )
    {
        surroundings.Text.Redactor = Redactor.Of(schemas.Spec.SecretsOf(json));
        return source.ReadConfig(schemas.Spec, json);
    }

    private static HttpSettings Settings(Source source, CommonConfig config, Surroundings surroundings) =>
        new()
        {
            RateLimitFactor = config.RateLimitFactor,
            Workers = config.NumWorkers,
            Proxy = config.HttpProxy?.Address(),
            ProxyCaPem = config.HttpProxy?.CaCertificates(),
            FurtherAuthorities = Authorities(surroundings),
            UserAgent = $"{source.Name}/{source.Version}",
        };

    private static Func<string>? Authorities(Surroundings surroundings)
    {
        var files = CaVariables
            .Select(surroundings.Variables)
            .OfType<string>()
            .Where(path => path.Length > 0)
            .Distinct()
            .ToArray();
        return files.Length == 0
            ? null
            : () =>
                string.Join(
                    '\n',
                    files.Select(file => Encoding.UTF8.GetString(InputFile.Read("certificates", file).Span))
                );
    }

    private static Spool Spool(Surroundings surroundings) =>
        new(
            [
                .. new[] { surroundings.Variables("TMPDIR"), "/tmp", "/airbyte/tmp" }
                    .OfType<string>()
                    .Where(Directory.Exists),
            ],
            long.TryParse(
                surroundings.Variables("CONNECTOR_STORAGE_LIMIT_BYTES"),
                CultureInfo.InvariantCulture,
                out var limit
            )
                ? limit
                : null
        );
}
