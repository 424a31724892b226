using Connectors.Bronto.Client;
using Connectors.Bronto.Streams;
using Connectors.Hosting;
using Connectors.Http;
using Connectors.Schema;
using Connectors.Streams;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bronto;

/// <summary>Contacts, activities and lists of a Bronto account: what can be read, and how Bronto is reached.</summary>
internal sealed class BrontoSource() : Source<BrontoConfig>(BrontoJson.Default.BrontoConfig)
{
    /// <summary>How many times longer than its option a window may become.</summary>
    private const int MostWider = 24;

    public override IReadOnlyDictionary<string, string> OtherOptionNames { get; } =
        new Dictionary<string, string> { ["token"] = "api_token" };

    public override void AddServices(IServiceCollection services, BrontoConfig config)
    {
        services.AddSingleton<BrontoClient>();
        services.AddVendorClient<IBrontoApi>(vendor =>
        {
            vendor.Vendor = "Bronto";
            vendor.BaseAddress = BaseUrl.For(config.BaseUrl, "https://api.bronto.com", "v4");
            vendor.Headers["Accept"] = "text/xml";
            vendor.Headers["SOAPAction"] = "\"\"";
            vendor.MaxParallel = 16;
            vendor.MaxAttempts = 5;
            vendor.BackoffBase = TimeSpan.FromSeconds(2);
            // A window of activities is one undertaking, and may be long.
            vendor.RetryBudget = TimeSpan.FromHours(3);
            vendor.Faults = BrontoFaults.Table;
            vendor.WhenUnreachable =
                "Bronto API unreachable; Oracle has retired the product; use base_url for an archive or a compatible endpoint.";
        });
    }

    public override Task CheckAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<BrontoClient>().PingAsync(cancellationToken);

    public override IEnumerable<SourceStream> Streams(IServiceProvider services)
    {
        var client = services.GetRequiredService<BrontoClient>();
        return
        [
            Contacts(services, client),
            Activities(services, "inbound_activity", "readRecentInboundActivities"),
            Activities(services, "outbound_activity", "readRecentOutboundActivities"),
            Dated(services, client, DatedObject.Unsubscribe),
            Dated(services, client, DatedObject.Bounce),
            Dated(services, client, DatedObject.Delivery),
            .. BrontoObject.All.Select(kind => Listed(client, kind)),
        ];
    }

    /// <summary>Windows that grow where an account is quiet, since each costs a call that brings nothing.</summary>
    internal static WindowRules Windows(TimeSpan width) =>
        new(width)
        {
            Widest = MostWider * width,
            Few = 1000,
            Many = 20_000,
        };

    private static SnapshotStream Listed(BrontoClient client, BrontoObject kind) =>
        new(new StreamSpec(kind.Stream) { PrimaryKey = ["id"] }, ct => client.ListAsync(kind, client.Open(), ct));

    private static ActivityStream Activities(IServiceProvider services, string name, string operation) =>
        ActivatorUtilities.CreateInstance<ActivityStream>(services, name, operation);

    private static PagedWindowStream Contacts(IServiceProvider services, BrontoClient client)
    {
        var config = services.GetRequiredService<BrontoConfig>();
        return Windowed(
            services,
            new StreamSpec("contact") { PrimaryKey = ["id"], Cursor = "modified" },
            config.ContactWindow,
            overlap =>
            {
                var session = client.Open();
                return (window, page, ct) => client.ContactsAsync(session, overlap, window, page, ct);
            }
        );
    }

    private static PagedWindowStream Dated(IServiceProvider services, BrontoClient client, DatedObject kind)
    {
        var config = services.GetRequiredService<BrontoConfig>();
        return Windowed(
            services,
            new StreamSpec(kind.Stream) { PrimaryKey = kind.PrimaryKey, Cursor = kind.Cursor },
            kind == DatedObject.Delivery ? config.LookBack : config.ContactWindow,
            overlap =>
            {
                var session = client.Open();
                return (window, page, ct) => client.PageAsync(kind, session, overlap, window, page, ct);
            }
        );
    }

    private static PagedWindowStream Windowed(
        IServiceProvider services,
        StreamSpec spec,
        TimeSpan lookBack,
        Func<WindowOverlap, Func<InstantWindow, int, CancellationToken, Task<Records.RecordPage>>> open
    )
    {
        var config = services.GetRequiredService<BrontoConfig>();
        var clock = services.GetRequiredService<TimeProvider>();
        return new PagedWindowStream(
            spec,
            new WindowSpan(config.StartOr(clock.GetUtcNow())) { LookBack = lookBack, Utc = "Z" },
            Windows(config.ContactWindow),
            open,
            clock
        );
    }
}
