using System.Net;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Records;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Selligent;

/// <summary>The assets of a Message Studio: what can be read, and how it is reached.</summary>
internal sealed class SelligentSource() : Source<SelligentConfig>(SelligentJson.Default.SelligentConfig)
{
    public override void AddServices(IServiceCollection services, SelligentConfig config)
    {
        services.AddSingleton<SelligentClient>();
        services.AddVendorClient<ISelligentApi>(vendor =>
        {
            vendor.Vendor = "Message Studio";
            vendor.BaseAddress = config.Address;
            // The bare key: neither a scheme nor a parameter, as the standard has them.
            vendor.Headers["Authorization"] = config.ApiKey.Reveal().Trim();
            vendor.Headers["X-Organization"] = config.Organization.Trim();
            if (!string.IsNullOrWhiteSpace(config.UserAgent))
            {
                vendor.Headers["User-Agent"] = config.UserAgent.Trim();
            }

            vendor.RefusesRedirects = true;
            vendor.RefusesPrivateHosts = !config.AllowPrivateHosts;
            vendor.WhenNotTheApi =
                "The option \"Base URL\" leads to something else than the API: check its host and its port.";
            // Nobody knows what it allows.
            vendor.MaxParallel = 1;
            vendor.MaxAttempts = 6;
            vendor.HeaderTimeout = TimeSpan.FromSeconds(120);
            vendor.Statuses = Statuses;
        });
    }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<SelligentClient>().PingAsync(cancellationToken);

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var mailings = List(services, "transactional_mailing", "mailings/transactional");
        var internals = List(services, "internal_datasource", "data-sources/internal", "datasource");
        var extensions = List(services, "extension_datasource", "data-sources/extension", "datasource");
        var programs = List(services, "program", "programs");
        FilteredListStream[] lists = [mailings, internals, extensions, programs];
        return
        [
            .. lists,
            Gathered(services, "campaign", [.. lists.Select(list => new GatheredFrom(list, "campaign"))]),
            Gathered(services, "owner", [.. lists.Select(list => new GatheredFrom(list, "owner"))]),
            Gathered(services, "source", [new GatheredFrom(programs, "primary_source", "program_data_source")]),
        ];
    }

    private static StatusTable Statuses { get; } =
        StatusTable
            .Default.With(
                HttpStatusCode.Unauthorized,
                StatusRule.Config(
                    "{vendor} refused the API key ({status} at {path}). Check the options \"API Key\" and \"Organization\"."
                )
            )
            .With(
                HttpStatusCode.Forbidden,
                StatusRule.Config(
                    "{vendor} does not permit the request ({status} at {path}). Check the options \"API Key\" and \"Organization\", "
                        + "or deselect what the key gives no access to."
                )
            )
            .With(
                HttpStatusCode.NotFound,
                StatusRule.Config(
                    "{vendor} has no such list ({status} at {path}). Where others can be read, your installation lacks the module: "
                        + "deselect what is read from it. Where none can, check the option \"Base URL\"."
                )
            );

    private static FilteredListStream List(IServiceProvider services, string name, string list, string? schema = null)
    {
        var client = services.GetRequiredService<SelligentClient>();
        var spec = new StreamSpec(name)
        {
            PrimaryKey = ["id"],
            Cursor = Asset.ModifiedTime,
            Rules = Asset.Rules,
            Schema = schema ?? name,
        };
        return new FilteredListStream(
            spec,
            ct => client.AssetsAsync(list, ct),
            services.GetRequiredService<TimeProvider>(),
            ReadableTime.AnyNumber
        )
        {
            Since = Since(services),
        };
    }

    private static GatheredStream Gathered(IServiceProvider services, string name, IReadOnlyList<GatheredFrom> from)
    {
        var spec = new StreamSpec(name)
        {
            PrimaryKey = [Asset.Id],
            Cursor = Asset.ModifiedTime,
            Rules = Asset.ReferenceRules,
        };
        var rule = new GatherRule(Asset.Id, Asset.ModifiedTime, ReadableTime.AnyNumber, Asset.VersionNumber);
        return new GatheredStream(
            spec,
            new Gathering(name, rule, services.GetRequiredService<Spool>(), from),
            services.GetRequiredService<TimeProvider>(),
            ReadableTime.AnyNumber
        )
        {
            Since = Since(services),
        };
    }

    private static DateTimeOffset? Since(IServiceProvider services) =>
        services.GetRequiredService<SelligentConfig>().StartDate?.InstantUtc;
}
