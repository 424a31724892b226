using System.Net;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Iterable.Exports;
using Connectors.Iterable.Streams;
using Connectors.Schema;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Iterable;

/// <summary>Marketing events, users and lists of an Iterable project: what can be read, and how Iterable is reached.</summary>
internal sealed class IterableSource() : Source<IterableConfig>(IterableJson.Default.IterableConfig)
{
    /// <summary>
    /// How much of a limit by the minute is used up. Two clocks and a network lie between us and the counter, and a call that
    /// arrives a moment too early is refused.
    /// </summary>
    private const double OfTheLimit = 0.97;

    public override void AddServices(IServiceCollection services, IterableConfig config)
    {
        services.AddSingleton<IterableClient>();
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<Exporter>();
        services.AddSingleton(new WindowsAhead(config.NumWorkers - 1));
        services.AddVendorClient<IIterableApi>(vendor =>
        {
            vendor.Vendor = "Iterable";
            vendor.BaseAddress = BaseUrl.For(
                config.BaseUrl,
                config.Region == "EU" ? "https://api.eu.iterable.com" : "https://api.iterable.com",
                "api"
            );
            // Never in the address: addresses end up in logs.
            vendor.Headers["Api-Key"] = config.ApiKey.Reveal();
            vendor.Rate = RateLimit.PerSecond(80, burst: 8);
            foreach (var rate in Rates(config))
            {
                vendor.PathRates.Add(rate);
            }

            vendor.MaxParallel = 16;
            // The tools of a project share its limits, and a long answer counts as well.
            vendor.RetryBudget = TimeSpan.FromHours(3);
            vendor.Statuses = Statuses;
        });
    }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IterableClient>().PingAsync(cancellationToken);

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var api = services.GetRequiredService<IterableClient>();
        return
        [
            .. ExportType.Events.Append(ExportType.Users).Select(type => Export(services, type)),
            .. Lists(api, services.GetRequiredService<TimeProvider>()),
        ];
    }

    public override string? ReplacementFor(string stream) =>
        stream == "events"
            ? "Each kind of event is a stream of its own here: select email_send, email_open, push_send, custom_event and so on "
                + "in its place."
            : null;

    /// <summary>What Iterable allows, endpoint by endpoint, for the whole project.</summary>
    private static IEnumerable<RateLimit> Rates(IterableConfig config) =>
        [
            RateLimit.PerMinute(config.ExportsPerMinute * OfTheLimit).On("/export/data.json"),
            RateLimit.PerSecond(OfTheLimit).On("/export/"),
            RateLimit.PerMinute(5 * OfTheLimit).On("/lists/getUsers"),
            RateLimit.PerMinute(10 * OfTheLimit).On("/campaigns/metrics"),
            RateLimit.PerSecond(3 * OfTheLimit).On("/users/"),
        ];

    private static StatusTable Statuses { get; } =
        StatusTable
            .Default.With(
                HttpStatusCode.Unauthorized,
                StatusRule.Config(
                    "{vendor} refused the API key ({status} at {path}). Check the option \"API Key\", which must be a server-side "
                        + "key, and the option \"Region\": a key of the US works there only, as one of the EU does."
                )
            )
            .With(
                HttpStatusCode.Forbidden,
                StatusRule.Config(
                    "{vendor} does not permit the request to this API key ({status} at {path}). Use a server-side key with "
                        + "standard rights, or deselect the stream."
                )
            )
            .With(
                HttpStatusCode.TooManyRequests,
                StatusTable.Default.For(HttpStatusCode.TooManyRequests) with
                {
                    // Iterable says nothing of when to come back, and other tools of the project use up the same limit.
                    MaxTries = 60,
                    LeastWait = TimeSpan.FromSeconds(15),
                }
            );

    private static ExportStream Export(IServiceProvider services, ExportType type) =>
        ActivatorUtilities.CreateInstance<ExportStream>(services, type);

    private static IEnumerable<SourceStream> Lists(IterableClient api, TimeProvider clock) =>
        [
            new CampaignsStream(api, clock),
            new SnapshotStream(ById("campaigns_metrics"), ct => CampaignsMetrics.ReadAsync(api, ct))
            {
                Lane = "campaigns/metrics",
            },
            new SnapshotStream(new("catalogs") { PrimaryKey = ["name"] }, api.CatalogsAsync),
            new SnapshotStream(ById("channels"), api.ChannelsAsync),
            new SnapshotStream(new("forgotten_users") { PrimaryKey = ["hash"] }, api.ForgottenUsersAsync),
            new SnapshotStream(ById("journeys"), api.JourneysAsync),
            new SnapshotStream(ById("lists"), api.ListsAsync, ListUsers(api)) { Lane = "lists/getUsers" },
            new SnapshotStream(ById("message_types"), api.MessageTypesAsync),
            new SnapshotStream(
                new("metadata_tables") { PrimaryKey = ["name"] },
                api.MetadataTablesAsync,
                Metadata(api)
            ),
            new SnapshotStream(ById("snippets"), api.SnippetsAsync),
            new FilteredListStream(
                new("templates") { PrimaryKey = ["templateId"], Cursor = "updatedAt" },
                api.TemplatesAsync,
                clock
            ),
            new SnapshotStream(new("user_fields") { PrimaryKey = ["name"] }, api.UserFieldsAsync),
        ];

    private static StreamSpec ById(string name) => new(name) { PrimaryKey = ["id"] };

    private static ChildStream ListUsers(IterableClient api) =>
        new(new("list_users") { PrimaryKey = ["listId", "identifier"] }, "id", "listId", api.ListUsersAsync)
        {
            GoesOnAfterFailure = true,
        };

    private static ChildStream Metadata(IterableClient api) =>
        new(new("metadata") { PrimaryKey = ["table", "key"] }, "name", "table", api.MetadataAsync);
}
