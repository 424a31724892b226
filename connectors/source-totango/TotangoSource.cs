using Connectors.Hosting;
using Connectors.Http;
using Connectors.Records;
using Connectors.Schema;
using Connectors.Streams;
using Connectors.Totango.Accounts;
using Connectors.Totango.Client;
using Connectors.Totango.Search;
using Connectors.Totango.Segments;
using Connectors.Totango.Settings;
using Connectors.Totango.Staff;
using Connectors.Totango.Timeline;
using Connectors.Totango.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Totango;

/// <summary>What can be read out of Totango, and how it is reached.</summary>
internal sealed class TotangoSource() : Source<TotangoConfig>(TotangoJson.Default.TotangoConfig)
{
    /// <summary>The names of all streams that are there for everybody.</summary>
    public static IReadOnlySet<string> StreamNames { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "accounts",
            "users",
            "events",
            "touchpoints",
            "tasks",
            "alerts",
            "campaign_touches",
            "account_assignments",
            "totango_users",
            "touchpoint_types",
            "touchpoint_tags",
            "activity_types",
            "attributes",
            "objective_statuses",
            "objective_categories",
            "audit_log",
        };

    public override void AddServices(IServiceCollection services, TotangoConfig config)
    {
        services.AddSingleton<TotangoClient>();
        services.AddSingleton<SearchReader>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<AccountAttributes>();
        services.AddSingleton<AccountRoles>();
        services.AddSingleton<UserReader>();
        services.AddSingleton<TotangoUsers>();
        services.AddSingleton<RegionCheck>();
        services.AddVendorClient<ITotangoApi>(vendor =>
        {
            vendor.Vendor = "Totango";
            vendor.BaseAddress = config.Address;
            // No scheme, and tokens hold what values of headers should not.
            vendor.Headers["app-token"] = config.ApiToken.Reveal().Trim();
            // Totango counts to 100, so that beyond a pace of 90 there is room for some at once.
            vendor.Rate = RateLimit.PerMinute(
                config.CallsPerMinute,
                burst: (int)Math.Clamp(config.CallsPerMinute / 9, 1, 10)
            );
            vendor.LimitHeaders = new LimitHeaders("RateLimit-Remaining", "RateLimit-Reset");
            vendor.MaxParallel = 8;
            vendor.MaxAttempts = 6;
            vendor.BackoffCap = TimeSpan.FromSeconds(32);
            // Ten full minutes of limits, one after the other, and some time for everything else.
            vendor.RetryBudget = TimeSpan.FromMinutes(15);
            vendor.Statuses = TotangoStatuses.Table;
        });
    }

    public override async Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var client = services.GetRequiredService<TotangoClient>();
        using (await client.SearchAsync(SearchObject.Accounts, SearchQuery.All([]), 0, 1, cancellationToken)) { }

        _ = await client.ListAsync("v3/activity-types/", cancellationToken);
        await services.GetRequiredService<RegionCheck>().WarnAsync(cancellationToken);
    }

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var config = services.GetRequiredService<TotangoConfig>();
        var clock = services.GetRequiredService<TimeProvider>();
        var client = services.GetRequiredService<TotangoClient>();
        var search = services.GetRequiredService<SearchReader>();
        var span = new WindowSpan(config.StartDate ?? StartDate.Of(clock.GetUtcNow().AddYears(-1)))
        {
            LookBack = config.LookBack,
            Utc = "Z",
        };
        return
        [
            ActiveStreams.Accounts(services),
            ActiveStreams.Users(services),
            new TimelineStream(
                client,
                services.GetRequiredService<Spool>(),
                span,
                clock,
                services.GetRequiredService<ILogger<TimelineStream>>()
            ),
            new SnapshotStream(
                new StreamSpec("account_assignments") { PrimaryKey = [AccountColumns.Id, "role"] },
                ct => services.GetRequiredService<AccountRoles>().AssignmentsAsync("account_assignments", ct)
            ),
            new SnapshotStream(
                new StreamSpec("totango_users") { PrimaryKey = [TotangoUsers.Id] },
                ct => services.GetRequiredService<TotangoUsers>().ReadAsync("totango_users", ct)
            ),
            .. Lookup.Streams(client),
            new AuditLogStream(
                client,
                services.GetRequiredService<Spool>(),
                span with
                {
                    Depth = clock.GetUtcNow() - AuditLogStream.Beginning,
                },
                new WindowsAhead(config.NumWorkers - 1),
                clock,
                services.GetRequiredService<ILogger<AuditLogStream>>()
            ),
            .. (config.Segments ?? [])
                .Select(segment => new Segment(segment))
                .Select(segment => new SnapshotStream(segment.Spec, ct => segment.ReadAsync(search, ct))),
        ];
    }
}
